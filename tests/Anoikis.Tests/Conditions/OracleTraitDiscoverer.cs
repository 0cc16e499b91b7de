using Xunit.Abstractions;
using Xunit.Sdk;

namespace Anoikis.Tests.Conditions;

/// <summary>Gives tests with an outside oracle their category, so that a run can leave them out.</summary>
public sealed class OracleTraitDiscoverer : ITraitDiscoverer
{
    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute)
    {
        object? oracle = traitAttribute.GetConstructorArguments().FirstOrDefault();
        yield return new KeyValuePair<string, string>("Category", oracle is "chromium" ? "browser" : "oracle");
    }
}
