-- When a service last ceased to ask for one-time passwords. Sessions that were opened without a code after that end when
-- it asks again.
alter table otp_policy
    add off_since timestamptz;

-- Whether the sign-in asked for no code, and no code was typed since.
alter table user_session
    add without_code boolean not null default false;

-- When a member of staff last proved the second factor in this session, if that was after the sign-in.
alter table staff_session
    add confirmed_at timestamptz;
