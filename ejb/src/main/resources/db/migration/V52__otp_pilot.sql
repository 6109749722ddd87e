-- Before its launch date, a service can ask some accounts for one-time passwords: a share of them in percent, and those of a list.
alter table otp_policy
    add column pilot_from timestamptz,
    add column pilot_share integer not null default 0;
