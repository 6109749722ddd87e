-- What users read in languages other than Japanese; null if the Japanese name does for all.
alter table openid_client add column name_en varchar(100);
