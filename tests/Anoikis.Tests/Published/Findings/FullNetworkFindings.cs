using System.Collections.Immutable;
using Anoikis.Tests.Published.Cultures;

namespace Anoikis.Tests.Published.Findings;

/// <summary>Published findings against the network with every module. [r]: read in the paper; [m]: recalled from the literature.</summary>
internal static class FullNetworkFindings
{
    public static ImmutableArray<InVitroCheck> All { get; } =
    [
        .. FindingsOnTrail.All,
        .. FindingsOnTumourNecrosisFactor.All,
        .. FindingsOnMitochondria.All,
        .. FindingsOnPeptides.All,
        .. FindingsOnExecution.All,
        .. FindingsOnAnchorage.All,
        .. FindingsOnDnaDamage.All,
        .. FindingsOnStress.All,
        .. FindingsOnKillerCells.All,
    ];
}
