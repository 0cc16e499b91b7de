using Anoikis.Cli;

namespace Anoikis.Tests.Cli;

/// <summary>The command export, from names to texts.</summary>
public sealed class ExportCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("rehm2006", "antimony", "out.ant")]
    [InlineData("reference + granzyme", "sbml", "out.xml")]
    public async Task An_export_holds_as_much_as_the_network_itself(string name, string language, string file)
    {
        CommandRun run = await CommandRun.Of("export", name, "--to", language, "--out", _folder.File(file));
        Assert.Equal((ExitCode.Done, "", ""), (run.Code, run.Output, run.Error));
        string[] own = (await CommandRun.Of("check", name)).Output.Split('\n'), exported = (await CommandRun.Of("check", _folder.File(file))).Output.Split('\n');
        Assert.Equal(own[2..], exported[2..]);
    }

    [Fact]
    public async Task Without_a_file_the_text_goes_to_standard_output()
    {
        CommandRun run = await CommandRun.Of("export", "albeck2008", "--to", "antimony");
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.StartsWith("model ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Antimony_cannot_say_is_refused_at_its_line_and_nothing_is_written()
    {
        string sbml = _folder.File("factor.xml", """
            <sbml xmlns="http://www.sbml.org/sbml/level3/version1/core" level="3" version="1">
              <model id="m">
                <listOfCompartments><compartment id="c" size="1" spatialDimensions="3" constant="true"/></listOfCompartments>
                <listOfSpecies>
                  <species id="A" compartment="c" initialAmount="1" hasOnlySubstanceUnits="true" boundaryCondition="false" constant="false" conversionFactor="k"/>
                </listOfSpecies>
                <listOfParameters><parameter id="k" value="2" constant="true"/></listOfParameters>
              </model>
            </sbml>
            """);
        CommandRun run = await CommandRun.Of("export", sbml, "--to", "antimony", "--out", _folder.File("out.ant"));
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("factor.xml:5: error: species A has a conversion factor, which Antimony has no word for; export it with --to sbml", run.Error, StringComparison.Ordinal);
        Assert.Equal(["factor.xml"], _folder.Names);
        run = await CommandRun.Of("export", sbml, "--to", "matlab");
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("--to", run.Error, StringComparison.Ordinal);
    }
}
