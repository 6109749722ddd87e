-- What the dashboard shows: counts of audit events and delays of mails, rolled up hour by hour, so that no view counts events itself.
create table figure_hour (
    hour    timestamptz not null,
    service varchar(20) not null,
    name    varchar(40) not null,
    count   bigint      not null,
    primary key (hour, service, name)
);

-- Of the mails that came to their end in an hour, or in a day of Japan. There is a row for every hour that was rolled up, so the newest tells
-- how far that has come. Percentiles of hours don't add up to those of a day.
create table mail_delay (
    starts_at timestamptz not null,
    scale     varchar(10) not null check (scale in ('HOUR', 'DAY')),
    sent      bigint      not null,
    given_up  bigint      not null,
    p50_ms    bigint,
    p95_ms    bigint,
    primary key (scale, starts_at)
);
