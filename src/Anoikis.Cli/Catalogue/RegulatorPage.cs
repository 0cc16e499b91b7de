using System.Globalization;
using Anoikis.Apoptosis.Networks;
using Anoikis.Cli.Runs;

namespace Anoikis.Cli.Catalogue;

/// <summary>The catalogue of regulators as a table, and one regulator as a page of plain lines.</summary>
internal static class RegulatorPage
{
    public static void WriteTable(IEnumerable<CataloguedRegulator> regulators, TextWriter output)
    {
        CataloguedRegulator[] all = [.. regulators];
        var table = new TextTable("symbol", "role", "copies", "half-life", "module", "name");
        foreach (CataloguedRegulator r in all.Where(r => r.NotModelled is null))
        {
            table.Add(r.Symbol, Word(r.Role), Copies(r.Copies), HalfLife(r.HalfLife), r.Module!, r.Name);
        }

        table.Write(output, left: [1, 4, 5]);
        CataloguedRegulator[] absent = [.. all.Where(r => r.NotModelled is not null)];
        if (absent.Length > 0)
        {
            output.WriteLine();
            output.WriteLine("not modelled");
            var reasons = new TextTable("symbol", "name", "why");
            foreach (CataloguedRegulator r in absent)
            {
                reasons.Add(r.Symbol, r.Name, r.NotModelled!);
            }

            reasons.Write(output, left: [1, 2]);
        }
    }

    public static void Write(CataloguedRegulator regulator, TextWriter output)
    {
        output.WriteLine($"{regulator.Symbol}: {regulator.Name}");
        void Line(string what, string value) => output.WriteLine($"  {what,-14}{value}");
        if (regulator.NotModelled is { } reason)
        {
            Line("not modelled", reason);
        }
        else if (regulator.Role is { } role)
        {
            Line("role", $"{Word(role)}: {Meaning(role)}");
        }

        if (regulator.Module is not null)
        {
            Line("module", regulator.Module);
            Line("species", regulator.Species);
            Line("level", $"parameter {regulator.Parameter}; 1 is the network's own");
            Line("copies", $"{Copies(regulator.Copies)} a cell at level 1");
            Line("half-life", HalfLife(regulator.HalfLife));
        }

        Line("UniProt", regulator.UniProt);
        Line("other names", regulator.Aliases.IsEmpty ? "none" : string.Join(", ", regulator.Aliases));
        Line("in tumours", regulator.Aberrations);
        if (regulator.Module is null)
        {
            return;
        }

        Line("source", regulator.Source);
        foreach (CataloguedAberration aberration in AberrationCatalogue.Of(regulator.Symbol))
        {
            string drug = aberration.Drug.Length > 0 ? $" to {aberration.Drug}" : "";
            string module = aberration.Module is { } hook ? $", module {hook}" : "";
            Line("function", string.Create(CultureInfo.InvariantCulture, $"{AberrationCatalogue.Word(aberration.Kind)}{drug}: {aberration.Value:G6} ({aberration.Lower:G6} to {aberration.Upper:G6}){module}; {aberration.Source}"));
        }

        output.WriteLine();
        output.WriteLine("In a scenario, one of:");
        output.WriteLine($"  network: {NetworkOption.With(regulator.Module)}");
        output.WriteLine("  clones:");
        output.WriteLine("    tumour:");
        output.WriteLine("      levels:");
        foreach (string level in Levels(regulator))
        {
            output.WriteLine($"        {regulator.Symbol}: {level}");
        }
    }

    public static string Word(RegulatorRole? role) => role?.ToString().ToLowerInvariant() ?? "";

    private static IEnumerable<string> Levels(CataloguedRegulator regulator)
    {
        yield return "{fold: 2}";
        yield return string.Create(CultureInfo.InvariantCulture, $"{{copies: {2 * (regulator.Copies ?? 0):0}}}");
        yield return "{fold: {lognormal: {median: 2, cv: 0.5}}}";
        yield return "lost";
        yield return "{lost: {share: 0.3}}";
        yield return "haploinsufficient";
        CataloguedAberration[] own = [.. AberrationCatalogue.Of(regulator.Symbol)];
        yield return own.Any(a => a.Kind == AberrationKind.DominantNegative) ? "dominant_negative" : "{dominant_negative: {function_left: 0.25}}";
        foreach (CataloguedAberration aberration in own.Where(a => a.Kind is AberrationKind.ConstitutivelyActive or AberrationKind.DrugResistant))
        {
            string level = aberration.Kind == AberrationKind.DrugResistant ? $"{{drug_resistant: {aberration.Drug}}}" : "constitutively_active";
            yield return $"{level}   # network: {NetworkOption.With(aberration.Module)}";
        }
    }

    private static string Meaning(RegulatorRole? role) => role switch
    {
        RegulatorRole.Pro => "more of it means more death",
        RegulatorRole.Anti => "more of it means less death",
        RegulatorRole.Both => "either, by what a cell meets",
        _ => "it is cut or counted, and decides nothing",
    };

    private static string Copies(double? copies) => copies?.ToString("#,0.###", CultureInfo.InvariantCulture) ?? "";

    private static string HalfLife(double? hours) => hours is { } h ? string.Create(CultureInfo.InvariantCulture, $"{h:G4} h") : "none";
}
