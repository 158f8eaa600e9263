-- Single portfolios out of the packed blocks, for people with a SQL prompt: ask for a slot and a portfolio, as in
--   select * from valuation where portfolio_id = 17 and slot >= unix_timestamp('2026-11-20');
-- A packed block: one byte that tells the width in bytes, then each place's value, big-endian, two's complement, in
-- ten-thousandths; the most negative number of a width means "not valued", and such places are left out, as are places behind the
-- block's end.
-- Each table is found by its whole key whichever side a question comes from. Runs, figures and places stand beside the blocks for
-- that: of one portfolio over a span of slots a block a slot and figure is read, of a whole slot each portfolio is found by its number.
create or replace view valuation as
select slot,
       from_unixtime(slot) as slot_start,
       revision,
       portfolio_id,
       figure,
       cast((unsigned_value - if(unsigned_value >= half, 2 * half, 0)) / 10000 as decimal(24, 4)) as value
from   (select slot, revision, portfolio_id, figure,
               cast(conv(hex(cell), 16, 10) as decimal(20, 0)) as unsigned_value,
               case width
                   when 1 then 128
                   when 2 then 32768
                   when 3 then 8388608
                   when 4 then 2147483648
                   when 5 then 549755813888
                   when 6 then 140737488355328
                   when 7 then 36028797018963968
                   when 8 then 9223372036854775808
               end as half
        from   (select b.slot, b.revision, p.id as portfolio_id,
                       case b.figure
                           when 1 then 'MARKET_VALUE'
                           when 2 then 'CASH'
                           when 3 then 'COST'
                           when 4 then 'REALISED_GAIN'
                           when 5 then 'DAY_CHANGE'
                       end as figure,
                       ord(b.figures) as width,
                       substr(b.figures, 2 + place.seq * ord(b.figures), ord(b.figures)) as cell
                from   run r
                join   installation size on size.name = 'block_size'
                join   seq_1_to_5 figure_code
                join   seq_0_to_7999 place on place.seq < cast(size.value as signed)
                join   valuation_block b
                       on  b.slot = r.slot
                       and b.revision = r.revision
                       and b.figure = figure_code.seq
                join   portfolio p
                       on  p.id = b.block * cast(size.value as signed) + place.seq + 1
                       and b.block = (p.id - 1) div cast(size.value as signed)
                       and place.seq = (p.id - 1) mod cast(size.value as signed)) placed
        where  length(cell) = width) read_out
where  unsigned_value <> half;
