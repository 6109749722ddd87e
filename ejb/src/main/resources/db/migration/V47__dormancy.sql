-- When the owner of an account that nobody signs in to was told of what follows, and since when it is dormant. The next sign-in empties both.
alter table account
    add column dormancy_announced_at timestamptz,
    add column dormant_at timestamptz;
