namespace Anoikis.Tests.Architecture;

public sealed class ReferenceTests
{
    [Fact]
    public void ReferencesRunOneWay()
    {
        for (int i = 0; i < Libraries.All.Count; i++)
        {
            string[] allowed = [.. Libraries.InOrder.Take(i)];
            IEnumerable<string> wrong = Libraries.All[i].GetReferencedAssemblies()
                .Select(name => name.Name!)
                .Where(name => name.StartsWith("anoikis", StringComparison.OrdinalIgnoreCase) && !allowed.Contains(name));
            Assert.True(!wrong.Any(), $"{Libraries.InOrder[i]} refers to {string.Join(", ", wrong)}; allowed are {string.Join(", ", allowed)}.");
        }
    }

    [Fact]
    public void NumericsAndKineticsStandOnTheRuntimeAlone()
    {
        foreach (string name in Libraries.All.Take(2).SelectMany(library => library.GetReferencedAssemblies()).Select(name => name.Name!))
            Assert.True(name.StartsWith("System", StringComparison.Ordinal) || name == "Anoikis.Numerics", name);
    }

    [Fact]
    public void SurvivalKnowsNeitherNetworksNorCells()
    {
        string[] own = [.. Libraries.All.Single(library => library.GetName().Name == "Anoikis.Survival").GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith("Anoikis", StringComparison.Ordinal))];
        Assert.Equal(["Anoikis.Numerics"], own);
    }
}
