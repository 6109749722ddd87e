-- Whom users can ask, as staff entered it. A service of null means all services.
create table help_desk (
    position  integer primary key,
    service   varchar(20) check (service in ('SEEKER', 'EMPLOYER', 'JOB_INFORMATION')),
    language  varchar(10) not null
        check (language in ('JA', 'JA_EASY', 'EN', 'ZH_HANS', 'PT', 'ES', 'TL', 'VI')),
    name      varchar(200) not null,
    telephone varchar(20) not null,
    hours     varchar(200) not null
);

create table office (
    position   integer primary key,
    prefecture varchar(10) not null,
    name       varchar(200) not null,
    address    varchar(200) not null,
    telephone  varchar(20) not null,
    hours      varchar(200) not null
);
create index office_prefecture on office (prefecture, position);
