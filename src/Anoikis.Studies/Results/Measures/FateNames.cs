using Anoikis.Metastasis.Populations;

namespace Anoikis.Studies.Results.Measures;

/// <summary>Fates as files and reports name them.</summary>
internal static class FateNames
{
    public static string Of(CellFate fate) => fate switch
    {
        CellFate.Alive => "alive",
        CellFate.Apoptosis => "apoptosis",
        CellFate.CaspaseIndependentDeath => "caspase_independent",
        CellFate.NamedLoss => "lost",
        CellFate.Failed => "failed",
        _ => throw new InvalidOperationException($"no such fate: {fate}"),
    };

    public static CellFate Read(string name)
        => Enum.GetValues<CellFate>().Where(f => Of(f) == name).Select(f => (CellFate?)f).FirstOrDefault()
            ?? throw new InvalidDataException($"its fate '{name}' is none of {string.Join(", ", Enum.GetValues<CellFate>().Select(Of))}");
}
