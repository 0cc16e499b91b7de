using Xunit.Sdk;

namespace Anoikis.Tests.Conditions;

/// <summary>A theory that needs a program or library outside the project; see <see cref="OracleFactAttribute"/>.</summary>
[TraitDiscoverer("Anoikis.Tests.Conditions.OracleTraitDiscoverer", "Anoikis.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class OracleTheoryAttribute : TheoryAttribute, ITraitAttribute
{
    /// <summary>Marks the theory with a name of <see cref="Oracles.Names"/>.</summary>
    public OracleTheoryAttribute(string oracle)
    {
        Oracle = oracle;
        Skip = Oracles.Missing(oracle);
    }

    /// <summary>The oracle's name.</summary>
    public string Oracle { get; }

    /// <summary>Whether the theory also needs the shared data.</summary>
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
