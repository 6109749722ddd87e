-- In which language somebody reads: mails keep theirs, as the node that sends one draws its parts; accounts that of the last sign-in.
alter table outbox_message add column language varchar(10) not null default 'JA';
alter table account add column language varchar(10);

-- What staff wrote of the frequent questions in other languages, each of one version of the Japanese text: as soon as that is corrected, it
-- is no longer shown. Without a row the published translation stands, which comes with the program.
create table frequent_question_text (
    number     integer not null references frequent_question,
    language   varchar(10) not null check (language in ('JA_EASY', 'EN', 'ZH_HANS', 'PT', 'ES', 'TL', 'VI')),
    of_version integer not null,
    question   varchar(500) not null,
    answer     varchar(4000) not null,
    version    integer not null default 0,
    updated_at timestamptz not null,
    updated_by bigint not null references staff,
    primary key (number, language)
);
