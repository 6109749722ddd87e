-- Whose owner was told that the password is a breached one, and in which session epoch, which a new password ends.
create table breach_notice (
    account_id    bigint primary key references account on delete cascade,
    session_epoch integer not null
);
