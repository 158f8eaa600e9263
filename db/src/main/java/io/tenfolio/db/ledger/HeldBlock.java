package io.tenfolio.db.ledger;

import io.tenfolio.db.ledger.Positions.Held;
import io.tenfolio.portfolio.BlockLayout;
import io.tenfolio.portfolio.PortfolioId;
import io.tenfolio.valuation.OpenSplits;
import io.tenfolio.valuation.PackedPositions;
import io.tenfolio.valuation.PositionBlock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The eligible portfolios of a block: what they hold, in columns, and the zone each one's days are told in. Never changed.
public final class HeldBlock {
    private final PositionBlock positions;

    /// By place; null where no eligible portfolio is.
    private final @Nullable ZoneId[] zones;

    private final Set<ZoneId> distinctZones;

    HeldBlock(PositionBlock positions, @Nullable ZoneId[] zones) {
        this.positions = positions;
        this.zones = zones;
        this.distinctZones =
                Arrays.stream(zones)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// A portfolio that a run has to value.
    public record Eligible(PortfolioId portfolio, Currency base, ZoneId zone) {}

    public PositionBlock positions() {
        return positions;
    }

    public int number() {
        return positions.block();
    }

    /// Each zone that a portfolio's days are told in, once.
    public Set<ZoneId> zones() {
        return distinctZones;
    }

    /// All of them, by place.
    public List<Eligible> eligible() {
        var eligible = new ArrayList<Eligible>();
        for (int place = 0; place < zones.length; place++) {
            var zone = zones[place];
            if (zone != null) {
                var portfolio = positions.layout().at(number(), place);
                eligible.add(new Eligible(portfolio, positions.baseCurrency(place), zone));
            }
        }
        return eligible;
    }

    /// As bytes: the positions with their length before them, then each zone's name once, then by place which of them it is.
    byte[] pack() {
        var names = distinctZones.stream().map(ZoneId::getId).sorted().toList();
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            var packed = PackedPositions.pack(positions);
            out.writeInt(packed.length);
            out.write(packed);
            out.writeShort(names.size());
            for (var name : names) {
                out.writeUTF(name);
            }
            for (var zone : zones) {
                out.writeShort(zone == null ? -1 : names.indexOf(zone.getId()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// @throws PackedPositions.NotUnderstood if these are not the portfolios of this block
    static HeldBlock unpack(byte[] packed, int number, BlockLayout layout) {
        try (var in = new DataInputStream(new ByteArrayInputStream(packed))) {
            var positions = PackedPositions.unpack(in.readNBytes(in.readInt()), number, layout);
            var names = new ZoneId[in.readShort()];
            for (int i = 0; i < names.length; i++) {
                names[i] = ZoneId.of(in.readUTF());
            }
            var zones = new @Nullable ZoneId[layout.size()];
            for (int place = 0; place < zones.length; place++) {
                int zone = in.readShort();
                zones[place] = zone < 0 ? null : names[zone];
            }
            return new HeldBlock(positions, zones);
        } catch (IOException | RuntimeException e) {
            throw new PackedPositions.NotUnderstood("Not the portfolios of a block: " + e);
        }
    }

    /// With the portfolios that `changed` as they are `now`: one that is not among these is not eligible any more. Of
    /// `splits` those of each holding are kept with it.
    HeldBlock with(Collection<PortfolioId> changed, Collection<Held> now, OpenSplits splits) {
        var layout = positions.layout();
        var places = new BitSet();
        changed.forEach(portfolio -> places.set(layout.placeOf(portfolio)));
        var columns = positions.without(places);
        var newZones = zones.clone();
        places.stream().forEach(place -> newZones[place] = null);
        for (var one : now) {
            newZones[layout.placeOf(one.portfolio())] = one.zone();
            columns.portfolio(one.portfolio(), one.base());
            one.holdings()
                    .forEach(holding ->
                            columns.add(one.portfolio(), one.base(), holding, splits.of(holding)));
        }
        return new HeldBlock(columns.build(), newZones);
    }
}
