using System.Collections.Immutable;
using Anoikis.Tests.Published.Cultures;
using static Anoikis.Tests.Published.Cultures.InVitroChecks;
using static Anoikis.Tests.Published.Findings.Finding;

namespace Anoikis.Tests.Published.Findings;

/// <summary>What killer cells do: TRAIL and granzyme B.</summary>
internal static class FindingsOnKillerCells
{
    // 10 ng/mL, for one hour: a contact.
    private static readonly Experiment Contact = HeLa with { Pulse = ("granzyme_B", 600, 1) };

    public static ImmutableArray<InVitroCheck> All { get; } =
    [
        new("killing by TRAIL and by granzyme B", "killer cells use both; each kills alone, both kill more (Screpanti 2001; Prager 2019) [m]", "24 h: each at least 10 %, together a tenth more than either", d =>
        {
            double[] dead = Dead(d, HeLa.Trail(10), Contact, Contact.Trail(10));
            return (Shares(dead), dead[0] >= 0.1 && dead[1] >= 0.1 && dead[2] >= dead[0] + 0.1 && dead[2] >= dead[1] + 0.1);
        }),
        new("granzyme B is faster than TRAIL", "minutes to an hour or two, against hours (Prager 2019) [m]", "median death under granzyme B earlier than under TRAIL 50 ng/mL", d =>
        {
            double[] medians = [.. new[] { Contact, HeLa.Trail(50) }.Select(e => d.Run(e).MedianDelay())];
            return ($"{Joined(medians)} h", medians[0] < medians[1]);
        }),
        new("granzyme B needs BID", "human granzyme B kills through BID (Sutton 2000; Casciola-Rosen 2007) [m]", AtMostHalf, d => Protects(d, Contact, Contact.With(("BID", 0)))),
        new("granzyme B passes by FLIP", "it does not need the DISC (direction) [m]", "FLIP x5: within a tenth of the control", d =>
        {
            double[] dead = Dead(d, Contact, Contact.With(("FLIP", 5)));
            return (Shares(dead), dead[0] >= 0.2 && Math.Abs(dead[0] - dead[1]) < 0.1);
        }),
        new("SERPINB9 raised protects from granzyme B", "and not from ligands (Bird 1998; Medema 2001) [m]", "x20: at most half of the deaths by granzyme B; by TRAIL within a tenth", d =>
        {
            (string text, bool holds) = Protects(d, Contact, Contact.With(("SERPINB9", 20)));
            double[] trail = Dead(d, HeLa.Trail(50), HeLa.With(("SERPINB9", 20)).Trail(50));
            return ($"{text}; TRAIL {Shares(trail)}", holds && Math.Abs(trail[0] - trail[1]) < 0.1);
        }),
    ];
}
