-- An application may have two keys of RSA with 4,096 bits, which one administrator types and another approves. Only the limit grows: no row changes.
alter table pending_act alter column details type varchar(8000);
