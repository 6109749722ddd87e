-- Accounts that staff put on the list of those who are asked for one-time passwords before the launch date of their service.
create table otp_pilot_account (
    account_id bigint primary key references account on delete cascade,
    service    varchar(20) not null,
    listed_at  timestamptz not null
);
