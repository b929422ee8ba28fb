-- JSON of body/LeadMedia. A node of an earlier version leaves it as it is.
alter table article add column lead_media text;
