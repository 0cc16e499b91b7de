using Xunit.Sdk;

namespace Anoikis.Tests.Conditions;

/// <summary>
/// A test that needs a program or library outside the project; skipped with a message where it is missing. Its trait
/// "Category" is "oracle", or "browser" for chromium.
/// </summary>
[TraitDiscoverer("Anoikis.Tests.Conditions.OracleTraitDiscoverer", "Anoikis.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class OracleFactAttribute : FactAttribute, ITraitAttribute
{
    /// <summary>Marks the test with a name of <see cref="Oracles.Names"/>.</summary>
    public OracleFactAttribute(string oracle)
    {
        Oracle = oracle;
        Skip = Oracles.Missing(oracle);
    }

    /// <summary>The oracle's name.</summary>
    public string Oracle { get; }

    /// <summary>Whether the test also needs the shared data.</summary>
    public bool NeedsSharedData
    {
        get;
        set
        {
            field = value;
            Skip ??= value ? SharedData.Missing : null;
        }
    }
}
