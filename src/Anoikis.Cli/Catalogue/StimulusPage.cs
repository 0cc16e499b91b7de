using System.Globalization;
using Anoikis.Apoptosis.Networks;
using Anoikis.Cli.Runs;

namespace Anoikis.Cli.Catalogue;

/// <summary>The catalogue of stimuli and drugs as a table, and one of them as a page of plain lines.</summary>
internal static class StimulusPage
{
    public static void WriteTable(IEnumerable<CataloguedStimulus> stimuli, TextWriter output)
    {
        var table = new TextTable("name", "class", "unit", "at rest", "range", "module");
        foreach (CataloguedStimulus s in stimuli)
        {
            table.Add(s.Name, Word(s.Class), Unit(s, "-"), Number(s.Resting), $"{Number(s.Lower)} to {Number(s.Upper)}", s.Module);
        }

        table.Write(output, left: [1, 2, 4, 5]);
    }

    public static void Write(CataloguedStimulus stimulus, TextWriter output)
    {
        void Line(string what, string value) => output.WriteLine($"  {what,-14}{value}");
        string unit = Unit(stimulus, "");
        string Strength(double value) => unit.Length > 0 ? $"{Number(value)} {unit}" : Number(value);
        double strength = Example(stimulus);
        output.WriteLine(stimulus.Name);
        Line("class", Word(stimulus.Class));
        Line("module", stimulus.Module);
        Line("unit", unit.Length > 0 ? unit : "none, a bare number");
        Line("at rest", Strength(stimulus.Resting));
        Line("range", $"{Number(stimulus.Lower)} to {Strength(stimulus.Upper)}");
        Line("input", stimulus.PerUnit == 1 ? $"parameter {stimulus.Input}" : $"parameter {stimulus.Input}, {Number(stimulus.PerUnit)} for each {unit}");
        Line("source", stimulus.Source);
        CataloguedAberration[] resistances = [.. AberrationCatalogue.Of(AberrationKind.DrugResistant).Where(a => a.Drug == stimulus.Name)];
        foreach (CataloguedAberration a in resistances)
        {
            Line("resistance", $"levels: {{{a.Symbol}: {{drug_resistant: {a.Drug}}}}}; {a.Source}");
        }

        output.WriteLine();
        output.WriteLine("In a scenario, one of:");
        output.WriteLine($"  network: {NetworkOption.With(stimulus.Module)}");
        output.WriteLine("  stimuli:");
        output.WriteLine($"    {stimulus.Name}: {Strength(strength)}");
        output.WriteLine($"    {stimulus.Name}: {{pulse: {{at: 6 h, for: 2 h, value: {Strength(strength)}}}}}");
        if (stimulus.Resting == 0)
        {
            output.WriteLine($"    {stimulus.Name}: {{pulses: {{rate: 0.5 per d, dose: {Strength(strength)}, duration: 2 h}}}}");
        }

        output.WriteLine($"    {stimulus.Name}: {{table: [{{at: 0 h, value: {Strength(stimulus.Resting)}}}, {{at: 6 h, value: {Strength(strength)}}}]}}");
    }

    public static string Word(StimulusClass kind) => kind.ToString().ToLowerInvariant();

    // Something that is at its full at rest is shown taken away.
    private static double Example(CataloguedStimulus s) => s.Resting > 0 ? s.Lower : s.Unit == "1" ? Math.Min(1, s.Upper) : Math.Min(50, s.Upper);

    private static string Unit(CataloguedStimulus s, string none) => s.Unit == "1" ? none : s.Unit;

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
