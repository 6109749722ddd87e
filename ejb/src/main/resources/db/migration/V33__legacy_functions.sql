-- Which function a password hash of another system needs stands behind it. Few of them stay after a while.
drop index concurrently if exists account_legacy;
create index concurrently account_legacy on account (split_part(password_hash, '$', 5))
    where password_hash like '$sealed$%$%$%';
