-- The ledger list looks for entries in the index alone and fetches only those it shows: rare ones among a hundred thousand
-- would otherwise cost a row each.
alter table ledger_entry
    add index listed (account_id, effective_at, id, kind, instrument_id, note),
    drop index account_id;
