using System.Xml.Linq;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Sbml;
using Anoikis.Tests.Conditions;

namespace Anoikis.Tests.Kinetics.Sbml;

public sealed class BiomodelsTests
{
    [SharedFact]
    public void Every_model_is_read_and_passes_the_check()
    {
        string[] files = Directory.GetFiles(SharedData.Path("data", "biomodels"), "*.xml");
        Assert.Equal(20, files.Length);
        List<string> refused = [];
        foreach (string file in files)
        {
            DiagnosticBag findings = new();
            NetworkDraft? draft = SbmlReader.ReadFile(file, findings);
            if (draft is null || NetworkCheck.Run(draft, findings) is null)
            {
                refused.AddRange(findings.Where(f => f.Severity == Severity.Error).Select(f => f.ToString()));
            }
        }

        Assert.Empty(refused);
    }

    [SharedFact]
    public void Counts_agree_with_the_text()
    {
        foreach (string file in Directory.GetFiles(SharedData.Path("data", "biomodels"), "*.xml"))
        {
            NetworkDraft draft = SbmlReader.ReadFile(file, new DiagnosticBag())!;
            XDocument text = XDocument.Load(file);
            int Count(string name) => text.Descendants().Count(e => e.Name.LocalName == name && e.Name.NamespaceName.Contains("sbml/level2", StringComparison.Ordinal));
            Assert.Equal(Count("species"), draft.Species.Count);
            Assert.Equal(Count("compartment"), draft.Compartments.Count);
            Assert.Equal(Count("parameter"), draft.Parameters.Count);
            Assert.Equal(Count("reaction"), draft.Reactions.Count);
            Assert.Equal(Count("speciesReference"), draft.Reactions.Sum(r => r.Reactants.Length + r.Products.Length));
            Assert.Equal(Count("assignmentRule"), draft.AssignmentRules.Count);
            Assert.Equal(Count("event"), draft.Events.Count);
            Assert.All(draft.Reactions, reaction => Assert.True(reaction.Location.Line > 1));
        }
    }
}
