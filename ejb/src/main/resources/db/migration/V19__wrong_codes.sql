-- When wrong codes were typed: in browsers that the account does not know, and in those that it knows. A right code drops
-- those that are too old to count, a new password all of them. The counts are what the server reads.
alter table otp_challenge
    add known             boolean       not null default false,
    add guesses           timestamptz[] not null default '{}',
    add known_guesses     timestamptz[] not null default '{}',
    add guess_count       integer       generated always as (cardinality(guesses)) stored,
    add known_guess_count integer       generated always as (cardinality(known_guesses)) stored;
-- The column failures is what the release before counts. It can go once that runs nowhere.
update otp_challenge set guesses = array_fill(now(), array[failures]) where failures > 0;

-- The same for members of staff, and whether the member is known in the browser of a session.
alter table staff
    add guesses           timestamptz[] not null default '{}',
    add known_guesses     timestamptz[] not null default '{}',
    add guess_count       integer       generated always as (cardinality(guesses)) stored,
    add known_guess_count integer       generated always as (cardinality(known_guesses)) stored;
alter table staff_session
    add known boolean not null default false;
