using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Scenarios.Yaml;

namespace Anoikis.Tests.Studies.Scenarios.Yaml;

public sealed class SettingTests
{
    private const string Scenario = "cells: 100\nclones:\n  A:\n    levels:\n      BCL2: {fold: 1.5}\n      BIM: lost\nobserved:\n  - lower: 1\n  - lower: 2\n";

    [Theory]
    [InlineData("cells=500", "cells", "500")]
    [InlineData("clones.A.levels.BCL2.fold=2", "clones.A.levels.BCL2.fold", "2")]
    [InlineData("clones.A.levels.BIM={fold: 3}", "clones.A.levels.BIM.fold", "3")]
    [InlineData("clones.B.levels.XIAP.fold=4", "clones.B.levels.XIAP.fold", "4")]
    [InlineData("observed.1.lower=5", "observed.1.lower", "5")]
    [InlineData("until=13 d", "until", "13 d")]
    public void A_setting_takes_the_place_of_a_value(string option, string path, string expected)
    {
        DiagnosticBag findings = [];
        YamlNode root = Setting.Parse(option, findings)!.Apply(YamlText.Read(Scenario, "s.yaml", findings)!, findings);
        Assert.Empty(findings);
        YamlScalar value = Assert.IsType<YamlScalar>(Find(root, path));
        Assert.Equal(expected, value.Text);
        Assert.Equal($"--set {option}", value.Location.ToString());
    }

    [Fact]
    public void Nothing_takes_a_key_away()
    {
        DiagnosticBag findings = [];
        YamlNode root = Setting.Parse("clones.A.levels.BIM=~", findings)!.Apply(YamlText.Read(Scenario, "s.yaml", findings)!, findings);
        Assert.Empty(findings);
        Assert.Null(Find(root, "clones.A.levels.BIM"));
        Assert.NotNull(Find(root, "clones.A.levels.BCL2.fold"));
    }

    [Theory]
    [InlineData("cells", "a setting has the form path=value")]
    [InlineData("=3", "a setting has the form path=value")]
    [InlineData("clones..A=3", "has an empty part")]
    [InlineData("cells.x=3", "'cells' is '100', which has no 'x' inside")]
    [InlineData("observed.2.lower=3", "'observed' is a list of 2; give a number from 0 to 1 instead of '2'")]
    [InlineData("clones.A.levels.BIN=~", "there is no 'BIN' to take away (did you mean BIM?)")]
    [InlineData("cells=[1", "not valid YAML")]
    [InlineData("observed.0=~", "an item of a list cannot be taken away; set 'observed' to the whole list instead")]
    public void A_setting_that_fits_nowhere_is_refused_by_name(string option, string message)
    {
        DiagnosticBag findings = [];
        Setting.Parse(option, findings)?.Apply(YamlText.Read(Scenario, "s.yaml", findings)!, findings);
        Diagnostic finding = Assert.Single(findings);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.StartsWith("--set " + option, finding.ToString(), StringComparison.Ordinal);
    }

    private static YamlNode? Find(YamlNode root, string path)
    {
        YamlNode? node = root;
        foreach (string part in path.Split('.'))
        {
            node = node is YamlList list ? list.Items[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)] : (node as YamlMap)?[part];
        }

        return node;
    }
}
