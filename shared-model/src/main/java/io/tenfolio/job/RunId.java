package io.tenfolio.job;

/// Which run: a slot and its revision. Revision 0 is the timetable's. Order is "later wins".
public record RunId(Slot slot, int revision) implements Comparable<RunId> {
    @Override
    public int compareTo(RunId other) {
        int bySlot = slot.compareTo(other.slot);
        return bySlot != 0 ? bySlot : Integer.compare(revision, other.revision);
    }

    public boolean isAfter(RunId other) {
        return compareTo(other) > 0;
    }

    @Override
    public String toString() {
        return slot.start() + "#" + revision;
    }
}
