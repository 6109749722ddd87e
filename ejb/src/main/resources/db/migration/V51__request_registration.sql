-- The document that showed the registration, beside the one that proved the identity. Requests of earlier releases have one of the two in evidence.
alter table address_request add column registration varchar(30);
