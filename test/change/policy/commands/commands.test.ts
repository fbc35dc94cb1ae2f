import { describe, expect, test } from 'vitest';
import { judged } from './judged.ts';

/** Each line is a command; whatever wraps it, it blocks. */
const blocks = `
rm -rf /
rm -rf /*
rm -fr ~
rm -r -f $HOME
rm -rf "$HOME"/*
rm -rf $VAR/
rm -rf $VAR/*
rm -rf "$UNSET_DIR"/*
rm -rf \${BASE}/*
rm -rf *
rm -rf ./*
rm -rf .
rm -rf ..
rm -rf ../*
rm -rf ../../data
rm -rf /var/lib/mysql
rm -rf /srv/www
rm -rf /home/deploy
rm -rf --no-preserve-root /
rm -rf .git
rm -rf -- /etc
rm --recursive --force /opt/app
/bin/rm -rf /
find / -delete
find . -type f -delete
find /var/backups -mtime +7 -delete
find /data -exec rm -rf {} \\;
find . -exec rm -rf {} +
find /srv -type f | xargs rm -f
find /data -print0 | xargs -0 rm -rf
ls | xargs rm -rf
shred -u /data/keys.db
wipefs -a /dev/sda
dd if=/dev/zero of=/dev/sda bs=1M
mkfs.ext4 /dev/sdb1
mkfs -t xfs /dev/nvme0n1
fdisk /dev/sda
parted /dev/sda mklabel gpt
sgdisk --zap-all /dev/sda
lvremove -f vg0/data
vgremove vg0
pvremove /dev/sdb
lvreduce -L 5G vg0/data
mdadm --stop /dev/md0
mdadm --zero-superblock /dev/sdb1
zpool destroy tank
zfs destroy -r tank/data
btrfs subvolume delete /mnt/data
cryptsetup erase /dev/sda2
truncate -s 0 /var/lib/app/data.db
: > /var/log/audit.log
rsync -a --delete src/ host:/srv/
rclone sync a: b:
rclone purge remote:bucket
rclone delete remote:bucket
chmod -R 777 /
chown -R nobody /usr
kill -9 -1
crontab -r
iptables -F
userdel -r bob
git push --force
git push -f origin main
git push --mirror
git push origin --delete release
git push origin :main
git push origin +main
git -C repo push -f
git filter-branch --all
git filter-repo --path x
git reflog expire --expire=now --all
git gc --prune=now
git branch -D feature
git update-ref -d refs/heads/main
docker system prune -af
docker system prune -a --volumes
docker volume prune -f
docker image prune -a
docker volume rm data
docker compose down -v
docker-compose down --volumes
docker compose -f prod.yml down -v
docker --context prod volume rm data
docker rm -f db
podman volume rm data
nerdctl system prune -a
docker run -v /:/host --privileged alpine
aws ec2 terminate-instances --instance-ids i-1
aws --region eu-west-1 ec2 delete-volume --volume-id v
aws ec2 delete-snapshot --snapshot-id s
aws ec2 deregister-image --image-id a
aws s3 rb s3://bucket --force
aws s3 rm s3://bucket --recursive
aws s3 sync . s3://bucket --delete
aws s3api delete-bucket --bucket b
aws s3api delete-objects --bucket b
aws s3api put-bucket-versioning --bucket b --versioning-configuration Status=Suspended
aws rds delete-db-instance --db-instance-identifier x
aws rds delete-db-cluster --db-cluster-identifier x
aws rds modify-db-instance --no-deletion-protection
aws rds modify-db-instance --backup-retention-period 0
aws dynamodb delete-table --table-name t
aws cloudformation delete-stack --stack-name s
aws iam delete-role --role-name r
aws kms schedule-key-deletion --key-id k
aws kms disable-key --key-id k
aws secretsmanager delete-secret --secret-id s
aws ssm delete-parameter --name p
aws eks delete-cluster --name c
aws ecs delete-service --service s
aws lambda delete-function --function-name f
aws ecr delete-repository --repository-name r
aws elbv2 delete-load-balancer --load-balancer-arn a
aws route53 delete-hosted-zone --id z
aws sqs purge-queue --queue-url q
aws logs delete-log-group --log-group-name g
aws cloudtrail stop-logging --name t
aws guardduty delete-detector --detector-id d
aws organizations leave-organization
gcloud projects delete p
gcloud --project p sql instances delete db
gcloud sql databases delete d --instance i
gcloud sql backups delete 1 --instance i
gcloud compute instances delete vm -q
gcloud beta compute disks delete d
gcloud compute networks delete n
gcloud container clusters delete c
gcloud storage rm -r gs://b
gsutil -m rm -r gs://b
gsutil rb gs://b
gsutil rsync -d a gs://b
gcloud kms keys versions destroy 1
gcloud secrets delete s
gcloud iam service-accounts delete a
gcloud dns managed-zones delete z
bq rm -r -f dataset
gcloud firestore databases delete --database x
gcloud spanner instances delete i
gcloud run services delete s
az group delete --name g --yes
az vm delete -n x -g y
az disk delete -n d
az snapshot delete -n s
az sql db delete -n d
az cosmosdb delete -n c
az postgres flexible-server delete -n p
az storage account delete -n s
az storage container delete -n c
az storage blob delete-batch -s c
az keyvault delete -n k
az keyvault purge -n k
az aks delete -n a
az network vnet delete -n v
az ad sp delete --id x
az lock delete -n l
azcopy remove https://x.blob.core.windows.net/c --recursive
gh repo delete acme/shop --yes
gh release delete v1
gh secret delete S
gh variable delete V
gh api -X DELETE repos/acme/shop
gh api repos/acme/shop/branches/main/protection -X PUT
glab project delete acme/shop
vault secrets disable kv
vault kv destroy -versions=1 secret/a
vault kv metadata delete secret/a
vault lease revoke -prefix aws/
doppler secrets delete A
op item delete x
wrangler delete
wrangler r2 bucket delete b
wrangler d1 delete d
wrangler kv namespace delete --namespace-id x
fly apps destroy x
heroku apps:destroy x
heroku pg:reset -a x
vercel rm site
netlify sites:delete
doctl compute droplet delete 1
supabase db reset
firebase firestore:delete --all-collections
restic forget --keep-last 1 --prune
borg delete repo
borg prune repo
npm unpublish pkg --force
terraform destroy
tofu destroy -auto-approve
terragrunt run-all destroy
terraform -chdir=infra destroy
terraform apply -destroy
terraform apply -replace=aws_db_instance.x
terraform taint aws_x.y
terraform state rm a.b
terraform state mv a b
terraform state push s
terraform force-unlock 1
terraform workspace delete w
pulumi destroy -y
pulumi stack rm s
pulumi state delete urn
cdk destroy --force
cdk deploy --require-approval never
sls remove
kubectl delete ns shop
kubectl -n shop delete pvc data
kubectl --context prod delete namespace shop
kubectl delete pv x
kubectl delete crd x
kubectl delete sts db
kubectl delete pods --all
kubectl delete -f k8s/
kubectl delete -k overlays/prod
kubectl replace --force -f x.yml
kubectl apply --prune -f x
kubectl drain node1 --force --delete-emptydir-data
kubectl scale deploy/x --replicas=0
kubectl scale --replicas 0 deploy/x
kubectl patch pvc x -p '{"metadata":{"finalizers":null}}'
etcdctl del --prefix /registry
kubeadm reset -f
velero backup delete b
velero schedule delete s
helm uninstall shop
helm -n x delete shop
helm upgrade --force shop ./chart
helm upgrade shop ./chart --set persistence.enabled=false
prisma migrate reset --force
npx prisma db push --accept-data-loss
rails db:drop
bundle exec rails db:reset
bin/rails db:schema:load
rake db:drop
php artisan migrate:fresh --seed
flyway -url=x clean
liquibase dropAll
liquibase drop-all
alembic downgrade base
python manage.py flush --no-input
sequelize db:drop
npx sequelize-cli db:drop
typeorm schema:drop
drizzle-kit push --force
dropdb prod
redis-cli FLUSHALL
redis-cli -h r -p 6379 flushdb
mongosh --eval 'db.dropDatabase()'
mongo db --eval 'db.users.drop()'
mongosh prod --eval 'db.users.deleteMany({})'
kafka-topics --bootstrap-server b --delete --topic t
kafka-topics.sh --delete --topic t
kafka-delete-records --offset-json-file f
kafka-consumer-groups --reset-offsets --to-earliest --execute
curl -X DELETE https://api.digitalocean.com/v2/droplets/1
curl -XDELETE localhost:9200/orders
curl -s -X POST localhost:9200/orders/_delete_by_query -d '{"query":{"match_all":{}}}'
http DELETE https://api.github.com/repos/acme/shop
curl -X POST https://jenkins.acme.com/job/x/doDelete
`
  .trim()
  .split('\n');

const passes = `
echo "rm -rf /"
echo rm -rf /
printf '%s' 'terraform destroy'
grep -r "rm -rf /" .
git commit -m "stop using rm -rf /"
git log --grep='git push --force'
# rm -rf /
true # rm -rf /
rm -rf node_modules
rm -rf dist build coverage
rm -rf ./dist/
rm -rf target/
rm -rf /tmp/build
rm -rf "$TMPDIR/x"
rm -rf "$(mktemp -d)"
rm -rf /var/lib/apt/lists/*
rm -rf ~/.cache/pip
rm -f file.txt
rm -f *.log
rm -f /tmp/*.sock
rm -rf "\${DIR:?}"/*
rm -rf "\${DIR:?}"
D=build; rm -rf "$D"
d=$(mktemp -d); rm -rf "$d"
cd build && rm -rf *
rm file.txt
rm -rf src/generated
rm -rf .next .turbo
rmdir empty
find . -name '*.pyc' -delete
find . -name __pycache__ -exec rm -rf {} +
find . -name node_modules -prune -exec rm -rf {} +
find /tmp -mtime +7 -delete
find . -type d -empty -delete
find . -name '*.orig' | xargs rm -f
find . -name '*.js' -exec grep foo {} +
dd if=/dev/zero of=swapfile bs=1M count=10
truncate -s 1G disk.img
rsync -a src/ dst/
rclone copy a: b:
chmod -R u+w dist
chown -R app:app /srv/app/current
kill -9 1234
crontab -l
iptables -L
git push
git push origin main
git push origin feature
git branch -d merged
git branch -a
git tag -l
git gc
git reflog
git checkout main
git stash
git clean -n
docker ps
docker compose down
docker run --rm -v "$PWD":/src alpine ls
docker volume ls
docker build .
docker run --rm -it node:20 npm test
aws s3 ls
aws s3 cp a s3://b
aws s3 sync . s3://bucket
aws ec2 describe-instances
aws iam list-roles
aws rds describe-db-instances
aws s3api put-bucket-versioning --versioning-configuration Status=Enabled
gcloud compute instances list
gcloud sql instances describe x
gsutil cp a gs://b
az group show -n x
az vm list
gh repo view
gh pr list
gh release create v1
gh api repos/acme/shop
vault kv get secret/a
vault read secret/a
wrangler deploy
fly deploy
heroku logs
vercel deploy --prod
terraform plan -destroy
terraform plan
terraform state list
terraform workspace select x
terraform init
pulumi preview
cdk diff
cdk deploy
kubectl get ns
kubectl apply -f x.yml
kubectl describe pvc x
kubectl delete pod x
kubectl scale deploy/x --replicas=3
kubectl rollout restart deploy/x
helm list
helm upgrade --install shop ./chart
helm template x
prisma migrate deploy
prisma generate
rails db:migrate
rails db:create
php artisan migrate
flyway migrate
liquibase update
alembic upgrade head
python manage.py migrate
sequelize db:migrate
typeorm migration:run
redis-cli GET x
redis-cli ping
mongosh --eval 'db.users.find()'
mongosh --eval 'db.users.deleteMany({expired: true})'
kafka-topics --list
kafka-topics --create --topic t
curl https://api.github.com
curl -X POST https://api.acme.com/x
curl -X DELETE http://localhost:3000/api/test/1
npm publish
npm ci
npm run build
make clean
restic backup /data
borg create repo::x /data
systemctl restart nginx
ssh host uptime
mkdir -p /srv/x
cp -r a b
mv a b
sed -i 's/rm -rf/rm -r/' x
cat <<EOF > script.sh
terraform destroy --help
man rm
which terraform
command -v terraform
alias
test -d /x
[ -d / ] && ls
export PATH=/x:$PATH
`
  .trim()
  .split('\n');

describe('what destroys something blocks', () => {
  test.each(blocks)('%s', (line) => {
    expect(judged(line)).toContain('block');
  });
});

describe('what looks like it passes', () => {
  test.each(passes)('%s', (line) => {
    expect(judged(line)).not.toContain('block');
  });
});
