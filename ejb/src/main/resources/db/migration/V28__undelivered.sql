-- Since when mails to the address of the account come back; null once its owner has read a mailed code there.
alter table account add column undelivered_at timestamptz;
