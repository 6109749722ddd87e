-- Links by which somebody opens an account: mailed to an address that has none. The account is created when one is used.
create table opening_link (
    id         bigint       primary key,
    service    varchar(20)  not null,
    email      varchar(254) not null,
    token_hash bytea        not null unique,
    expires_at timestamptz  not null
);
create index opening_link_address on opening_link (service, email);
create index opening_link_expiry on opening_link (expires_at);
