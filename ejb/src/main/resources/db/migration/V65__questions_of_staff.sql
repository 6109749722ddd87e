-- Staff add frequent questions beside the published ones, and choose the order. A question that they added has no published text, so that column is ''.
alter table frequent_question
    add column section   varchar(20) not null default 'USE',
    add column place     integer     not null default 0,
    -- Null while users read it.
    add column hidden_at timestamptz;
update frequent_question
set place = number,
    section = case when number <= 5 then 'USE' when number <= 13 then 'SKIP' when number = 14 then 'COOKIES' else 'ADDITIONAL' end;

-- Who changed a question, when, and what it said before. Earlier changes are in the audit trail alone.
create table frequent_question_change (
    id         bigint      primary key,
    number     integer     not null references frequent_question,
    kind       varchar(20) not null,
    -- Of a translation.
    language   varchar(10),
    -- What it said before, and the place that it had among those of its section.
    question   varchar(500),
    answer     varchar(4000),
    place      integer,
    changed_at timestamptz not null,
    changed_by bigint      not null
);
create index frequent_question_change_number on frequent_question_change (number, changed_at, id);
