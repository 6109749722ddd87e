-- The password hashes that wait to be wrapped.
drop index concurrently if exists account_weak;
create index concurrently account_weak on account (id) where password_hash like '$sealed$%$weak';
