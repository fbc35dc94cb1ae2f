-- Small things to remember from one look to the next. Compared byte by byte, so that a prefix is a range.
CREATE TABLE note (
  installation bigint NOT NULL,
  key          text COLLATE "C" NOT NULL,
  data         text NOT NULL,
  PRIMARY KEY (installation, key)
);
