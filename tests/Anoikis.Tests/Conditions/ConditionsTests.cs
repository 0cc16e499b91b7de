using System.Reflection;

namespace Anoikis.Tests.Conditions;

public sealed class ConditionsTests
{
    [Fact]
    public void EveryOracleThatATestNamesIsKnown()
    {
        IEnumerable<string> named = typeof(ConditionsTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => method.GetCustomAttribute<OracleFactAttribute>()?.Oracle ?? method.GetCustomAttribute<OracleTheoryAttribute>()?.Oracle)
            .OfType<string>();
        Assert.All(named, name => Assert.Contains(name, Oracles.Names));
    }

    [Fact]
    public void AnUnknownOracleSaysWhichAreKnown()
        => Assert.Contains("libsundials", Oracles.Missing("libsundails"), StringComparison.Ordinal);

    [SharedFact]
    public void SharedDataIsFoundBesideTheCheckout()
        => Assert.True(Directory.Exists(SharedData.Path("data", "biomodels")));
}
