using System.Collections.Immutable;
using Anoikis.Metastasis.Colonies;
using Anoikis.Studies.Assays.Cultures;
using Anoikis.Studies.Assays.Results;

namespace Anoikis.Studies.Assays.Designs;

/// <summary>An assay as it is planned: what is done to which dish, and how the dishes are read.</summary>
internal abstract record AssayDesign
{
    /// <summary>Which kind it is.</summary>
    public abstract AssayKind Kind { get; }

    /// <summary>The dishes of every clone.</summary>
    public required ImmutableArray<Protocol> Protocols { get; init; }

    /// <summary>Times at which living cells are counted, seconds from the onset, rising.</summary>
    public required ImmutableArray<double> Times { get; init; }

    /// <summary>Conditions on the network whose times the assay needs.</summary>
    public ImmutableArray<Watch> Watches { get; init; } = [];

    /// <summary>Whether cells come as pairs of sisters.</summary>
    public virtual bool Sisters => false;

    /// <summary>How cells divide; null where they do not.</summary>
    public virtual GrowthSettings? Growth => null;

    /// <summary>Reads the dishes: adds tables and sections of the report.</summary>
    public abstract void Evaluate(AssayEvaluation evaluation);
}
