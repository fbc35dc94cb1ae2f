import { expect, test } from 'vitest';
import { judged } from './judged.ts';

const bad = String.raw`
kubectl create clusterrolebinding x --clusterrole=cluster-admin --user=y
aws autoscaling update-auto-scaling-group --auto-scaling-group-name a --min-size 0 --max-size 0
gh api graphql -f query='mutation { deleteRepository(input: {repositoryId: "x"}) { clientMutationId } }'
consul snapshot restore backup.snap
vagrant destroy -f
multipass delete --purge --all
lxc delete c --force
qm destroy 100 --purge
sfctl application delete --application-id a
rancher cluster delete c
ko delete -f config/
influx -execute 'DROP DATABASE m'
cypher-shell "MATCH (n) DETACH DELETE n"
ldapdelete -r dc=example,dc=com
zkCli.sh deleteall /kafka
pulumi up --yes
mkfs.ext4 $DISK
cp /dev/null /srv/app.sqlite
bfg --delete-files key
java -jar bfg.jar --strip-blobs-bigger-than 1M
git-filter-repo --path x
wrangler d1 execute db --command "DROP TABLE users"
rm -Rf /
rm -rfv /usr/*
rm -rf "/"
rm -rf '/'*
rm -rf /{bin,etc}
rm -r / --force
sudo rm -rf "$HOME"
rm -rf "${'$'}{HOME}/"*
rm -rf ~/
rm -rf ~/*
rm -rf ~/Documents
rm -rf $1/*
rm -rf "$1"/*
rm -rf ${'$'}{DIR}/
rm -rf ../
rm -rf ../..
rm -rf $(pwd)/*
cd /srv/app && rm -rf *
cd / && rm -rf *
find / -name '*.conf' -delete
find "$HOME" -type f -exec rm {} \;
find / -type f -exec shred {} +
git push origin --force
git push --force origin HEAD:main
git push -fu origin main
git push --delete origin main
git push origin --delete v1.0
git tag -d v1 && git push origin :refs/tags/v1
git reflog expire --all --expire=now
git gc --aggressive --prune=all
git branch -D main
dd if=/dev/urandom of=/dev/nvme0n1
cat /dev/zero > /dev/sda
echo x > /dev/sda
docker system prune --all --force
docker volume rm $(docker volume ls -q)
docker rm -f $(docker ps -aq)
docker compose down --volumes --remove-orphans
docker stack rm prod
podman system prune -a
docker run --privileged -v /:/host alpine sh
aws s3 rb --force s3://b
aws s3 rm --recursive s3://b
aws --profile prod s3 rm s3://b --recursive
aws ec2 terminate-instances --instance-ids "$ID"
aws rds delete-db-snapshot --db-snapshot-identifier x
aws rds delete-db-instance --db-instance-identifier x --skip-final-snapshot
aws iam delete-user --user-name x
aws iam delete-access-key --access-key-id x
aws lambda delete-function --function-name f
aws backup delete-recovery-point --x y
aws s3api delete-object --bucket b --key k
aws sqs delete-queue --queue-url q
aws ecr batch-delete-image --repository-name x
aws route53 delete-hosted-zone --id x
aws cloudtrail delete-trail --name x
gcloud -q projects delete x
gcloud compute instances delete x --zone=y --quiet
gcloud sql instances delete x
gcloud storage rm --recursive gs://b/**
gsutil -m rm -r gs://b/**
gcloud container node-pools delete x
gcloud pubsub topics delete x
bq rm -r -f -d p:d
az group delete --name x --yes --no-wait
az sql server delete -n x
az storage blob delete -c x -n y
az role assignment delete --assignee x
terraform destroy -auto-approve
terraform -chdir=prod destroy
terraform apply -destroy -auto-approve
terraform state rm 'aws_db_instance.main'
terragrunt destroy-all
terragrunt run --all destroy
pulumi destroy --yes --stack prod
pulumi stack rm prod --yes --force
cdk destroy --all --force
serverless remove --stage prod
kubectl delete namespace prod
kubectl delete pvc --all -n x
kubectl delete all --all
kubectl delete deployment web
kubectl delete -f .
kubectl delete pvc/data
kubectl delete ns/prod
kubectl delete statefulset.apps/db
kubectl delete secret x
kubectl drain n --ignore-daemonsets --delete-emptydir-data --force
kubectl scale sts db --replicas=0
kubectl patch ns x -p '{"spec":{"finalizers":[]}}' --type=merge
kubectl patch crd/x --type json -p '[{"op":"remove","path":"/metadata/finalizers"}]'
helm uninstall x -n y
helm3 delete x
helm upgrade x y --force
helm upgrade x y --set postgresql.persistence.enabled=false
velero backup delete x --confirm
vault kv metadata delete -mount=secret x
vault secrets disable aws/
vault lease revoke -prefix database/
gh repo delete x --yes
gh api --method DELETE /repos/a/b
gh api -X DELETE /repos/a/b/branches/main/protection
heroku pg:reset DATABASE_URL --confirm x
heroku apps:destroy -a x --confirm x
fly volumes destroy x
vercel remove x --yes
netlify sites:delete --force
doctl databases delete x -f
doctl kubernetes cluster delete x
supabase db reset --linked
firebase firestore:delete --all-collections --force
firebase database:remove / -f
restic prune
borg delete ::x
npm unpublish x@1.0.0
prisma migrate reset
npx prisma db push --force-reset
yarn prisma migrate reset -f
pnpm prisma migrate reset --force
bundle exec rake db:drop db:create
RAILS_ENV=production DISABLE_DATABASE_ENVIRONMENT_CHECK=1 rails db:drop
php artisan db:wipe --force
php artisan migrate:fresh
./mvnw flyway:clean
./gradlew flywayClean
mvn -Dx=y liquibase:dropAll
flyway clean -cleanDisabled=false
python3 manage.py flush --noinput
python manage.py reset_db --noinput
django-admin flush
npx typeorm schema:drop -d x
npx sequelize db:drop
npx drizzle-kit push --force
alembic downgrade base
flask db downgrade base
dotnet ef database drop -f
mix ecto.drop
php bin/console doctrine:database:drop --force
dropdb -U postgres prod
redis-cli -a x FLUSHALL ASYNC
redis-cli --scan --pattern '*' | xargs redis-cli DEL
echo FLUSHALL | redis-cli
mongosh "mongodb://x" --eval "db.getSiblingDB('x').dropDatabase()"
mongo x --quiet --eval 'db.a.remove({})'
mongosh <<EOF
curl -X DELETE http://es:9200/_all
curl -XDELETE "http://localhost:9200/index-*"
curl --request DELETE --url https://api.cloudflare.com/client/v4/zones/x
curl -X DELETE "$API/v2/servers/1"
kafka-topics.sh --bootstrap-server x --delete --topic y
kafka-consumer-groups.sh --bootstrap-server x --group g --reset-offsets --to-latest --all-topics --execute
rabbitmqctl reset
etcdctl del "" --prefix
systemctl stop auditd
ufw disable
setenforce 0
nft flush ruleset
userdel -rf x
lvremove -y /dev/vg/lv
zfs rollback -r tank@x
zpool destroy -f tank
cryptsetup luksErase /dev/sda
blkdiscard /dev/sda
chmod -R 000 /
chmod -R 777 /etc
chown -R root:root /
truncate -s 0 data.db
> data.sqlite
cat /dev/null > /var/log/auth.log
rsync -av --delete ./empty/ /data/
rclone sync --transfers 4 a b
mv /data /dev/null
kill -KILL -1
etcdctl --endpoints=x del /a --prefix
kubectl get pods -o name | xargs kubectl delete ns
aws s3 ls | awk '{print $3}' | xargs -I{} aws s3 rb s3://{} --force
kubectl get pvc -o name | xargs kubectl delete
for b in $(aws s3 ls); do aws s3 rb "s3://$b" --force; done
python -c 'import shutil; shutil.rmtree("/srv")'
node -e "require('fs').rmSync('/srv',{recursive:true})"
ruby -e 'FileUtils.rm_rf("/srv")'
perl -MFile::Path -e 'rmtree("/srv")'
`
  .trim()
  .split('\n')
  .filter((l) => !l.endsWith('<<EOF'));
bad.push('mongosh <<EOF\nuse x\ndb.dropDatabase()\nEOF', 'redis-cli <<EOF\nFLUSHALL\nEOF');

const good = String.raw`
rm -rf "$BUILD_DIR"
rm -rf ./build/*
rm -rf /tmp/foo-*
rm -rf "$RUNNER_TEMP/x"
rm -rf "${'$'}{{ runner.temp }}/x"
rm -rf "$GITHUB_WORKSPACE/dist"
rm -rf "$(dirname "$0")/dist"
rm -rf $PWD/node_modules
rm -rf packages/*/dist
rm -rf **/node_modules
rm -rf .terraform
rm -f .env.local
rm -rf coverage/ .nyc_output/
rm -f "$PIDFILE"
rm -f $(mktemp)
TMP=$(mktemp -d); trap 'rm -rf "$TMP"' EXIT
WORK=$(mktemp -d)\ncd "$WORK"\nrm -rf *
tmp=/tmp/x.$$; rm -rf $tmp
for d in dist build; do rm -rf "$d"; done
find . -name "*.class" -type f -delete
find dist -type f -delete
find . -path '*/node_modules/*' -prune -o -name x -print
find ./tmp -type f -mtime +1 -delete
git push --follow-tags
git push -u origin feature/x
git push --tags
git push --force-with-lease origin feature/x
git push origin HEAD:refs/heads/x
git push --dry-run --force
git fetch --prune
git remote prune origin
git branch -d x
git clean -fd --dry-run
git commit -m "terraform destroy" -m "rm -rf /"
git checkout -b x
git tag -d local
docker run --rm alpine echo rm -rf /
docker image ls
docker container ls
docker stop web
docker build --no-cache -t x .
docker compose up -d --remove-orphans
docker compose stop
docker rmi x
docker rm web
kubectl delete pod web-1
kubectl delete job x
kubectl delete ns x --dry-run=client
kubectl delete -f x.yml --dry-run=server
kubectl rollout status deploy/x
kubectl scale deploy web --replicas 2
kubectl get pods --all-namespaces
kubectl apply -f ns.yml
kubectl create ns x --dry-run=client -o yaml | kubectl apply -f -
kubectl exec db -- pg_dump x
helm upgrade --install x y --set persistence.enabled=true
helm rollback x 1 --dry-run
helm uninstall x --dry-run
helm dependency update
terraform apply tfplan
terraform plan -out x
terraform fmt -check
terraform import a b
terraform state show a
terraform output
terraform validate
terraform apply -auto-approve
mkfs.ext4 disk.img
terraform destroy -help
gsutil rsync -n -d a gs://b
aws s3 rm s3://b/key
aws s3 sync --delete --dryrun a s3://b
aws ec2 terminate-instances --dry-run --instance-ids x
aws sts get-caller-identity
aws ecs update-service --force-new-deployment --service x
aws cloudformation deploy --stack-name x
aws lambda update-function-code --function-name delete-old
aws logs tail delete-group
aws ssm put-parameter --name delete-x --value y
gcloud run deploy x
gcloud builds submit
gcloud auth login
az login
az aks get-credentials -n x
az webapp deploy
gh pr create --title "delete old repo"
gh issue comment 1 --body "git push --force"
gh workflow run deploy.yml
gh api graphql -f query=x
gh pr merge --delete-branch
npm run db:reset
npm version patch
npm cache clean --force
yarn cache clean
pip cache purge
cargo clean
go clean -cache
mvn clean install
./gradlew clean build
rails db:migrate db:seed
rails test
php artisan cache:clear
php artisan migrate --force
python manage.py migrate --noinput
prisma migrate dev
prisma migrate status
alembic upgrade head
alembic history
flyway info
liquibase status
sequelize db:migrate
knex migrate:latest
mongosh --eval 'db.adminCommand("ping")'
mongodump --out x
redis-cli SET a b
redis-cli del mykey
curl -fsSL https://x.io/file -o file
curl -X DELETE http://127.0.0.1:8080/api/items/1
curl -X PUT https://api.acme.com/x -d '{"delete": true}'
curl -s https://x.io/DELETE
http GET x.io/delete
rsync -a --dry-run --delete a b
rclone sync --dry-run a b
restic forget --dry-run --prune
chmod -R 755 dist
chmod +x /usr/local/bin/x
chown -R www-data:www-data /var/www/html
kill -9 "$PID"
pkill -f node
systemctl stop myapp
mkfs --help
mkdir -p /dev/shm/x
dd if=/dev/zero of=/tmp/file bs=1M count=1
swapoff -a
umount /mnt
useradd x
crontab mycron
iptables -A INPUT -p tcp -j ACCEPT
ssh host 'systemctl restart x'
ssh host "echo rm -rf /"
bash -c 'echo "rm -rf /"'
python -c 'print("rm -rf /")'
node -e 'console.log("rm -rf /")'
cat > x.sh <<'EOF'
tee x <<< "rm -rf /"
jq '.delete' x.json
sed 's/DROP TABLE//' x
awk '/rm -rf/ {print}' x
if grep -q 'terraform destroy' x; then echo found; fi
read -p "rm -rf / ?" a
logger "kubectl delete ns prod"
MSG="rm -rf /"
echo "$MSG"
: 'rm -rf /'
vault kv put secret/x delete=1
vault token renew
fly status
heroku ps
vercel env ls
wrangler d1 execute x --command "select 1"
doctl apps list
firebase deploy
supabase db push
supabase start
borg list
npm publish --dry-run
kafka-topics.sh --describe
kafka-consumer-groups.sh --reset-offsets --dry-run --group x
truncate -s 0 /tmp/x.log
shred -u /tmp/key
ansible-playbook delete.yml
make destroy-docs
./scripts/rm-rf.sh
source .env
eval "$(ssh-agent -s)"
apt-get remove -y vim
apt-get purge -y --auto-remove gcc
docker exec db psql -c 'select 1'
migrate up
dbmate up
goose up
atlas migrate apply
sqlx migrate run
diesel migration run
npx knex migrate:latest
go run ./cmd/migrate up
cargo run --bin migrate
oc get pods
packer build x
minikube start
s3cmd ls
mc ls
mc cp a b
op read op://x/y
op run -- npm start
pass show x
gem install x
cargo publish --dry-run
conda remove -n x --all
hdfs dfs -ls /
ceph status
up
format
format src
atlas schema inspect
stripe listen
cs check
conan install .
gel migrate
temporal server start-dev
pg_restore -d x dump
sc query x
ace build
nova build
nest build
`
  .trim()
  .split('\n');

test.each(bad)('%s blocks', (line) => {
  expect(judged(line)).toContain('block');
});

test.each(good)('%s passes', (line) => {
  expect(judged(line.replaceAll('\\n', '\n'))).not.toContain('block');
});
