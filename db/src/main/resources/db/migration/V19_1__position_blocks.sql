create table position_block (
    block  int        not null primary key,
    seq    bigint     not null comment 'positions as of this sequence; what changed since is in position_change',
    packed mediumblob not null comment 'the eligible portfolios of a block and what they hold: HeldBlock, PackedPositions'
) comment 'a copy that nodes write and start from; may be emptied at any time, and must be when positions are changed without a position_change';
