using System.Globalization;
using System.Text;
using Anoikis.Tests.Conditions;
using Anoikis.Tests.Published.Cultures;

namespace Anoikis.Tests.Published;

/// <summary>The off state: why it holds, how much stress it bears, and that a cell does not come back from the other one.</summary>
public sealed class ReferenceNetworkStabilityTests
{
    private static readonly (string Name, Culture Culture)[] Lines = [("normal epithelium", Culture.Epithelium), ("HeLa", Culture.HeLa), ("B16F1", Culture.B16F1)];

    [Fact]
    public void The_page_states_hold_and_critical_stress()
    {
        var table = new StringBuilder("| cells | hold on BAX | hold on BAK | critical stress | cytochrome c inside 20 days after MOMP, stress removed |\n|---|---|---|---|---|\n");
        foreach ((string name, Culture culture) in Lines)
        {
            (double bax, double bak) = OffState.Hold(Dish.Reference, culture);
            Assert.True(bax > 1 && bak > 1, $"{name}: the off state does not hold");
            double kept = OffState.Kept(Dish.Reference, culture, 0, afterMomp: true);
            Assert.True(kept < 0.01, $"{name}: mitochondria refill after MOMP");
            table.Append(CultureInfo.InvariantCulture, $"| {name} | {bax:F1} | {bak:F1} | {OffState.CriticalStress(Dish.Reference, culture):F2} | {InVitroChecks.Percent(kept)} |\n");
        }

        SciencePage.Hold("off state", table.ToString());
    }

    [Fact]
    public void The_drawing_is_of_this_network()
    {
        string drawing = OffStateDrawing.Draw(
            [.. Lines.Select(l => (l.Name, (Func<double, double>)(s => OffState.Kept(Dish.Reference, l.Culture, s, afterMomp: false))))],
            OffState.Kept(Dish.Reference, Culture.B16F1, 0, afterMomp: true));
        string file = RepositoryRoot.Path("docs", "images", "off-state.svg");
        if (Environment.GetEnvironmentVariable("ANOIKIS_APPROVE") == "1")
        {
            File.WriteAllText(file, drawing);
        }

        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), drawing);
    }

    [Fact]
    public void Without_sending_back_the_off_state_does_not_hold()
    {
        (double bax, double bak) = OffState.Hold(Dish.Of(("k_back = 1e-2", "k_back = 1e-4")), Culture.HeLa);
        Assert.True(bax < 1 || bak < 1);
    }
}
