-- By which name the clients of a sector know an account. It is random and never changes.
create table openid_subject (
    account_id bigint       not null references account on delete cascade,
    sector     varchar(100) not null,
    subject    varchar(43)  not null unique,
    primary key (account_id, sector)
);
