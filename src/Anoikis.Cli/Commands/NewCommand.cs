using System.CommandLine;
using Anoikis.Cli.Help;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Assays;
using Anoikis.Studies.Scenarios;

namespace Anoikis.Cli.Commands;

/// <summary><c>anoikis new NAME</c>: writes a commented scenario to start from.</summary>
internal static class NewCommand
{
    public static Command Create()
    {
        Argument<string?> name = new("NAME") { Description = "The scenario's name; it is written to NAME.yaml in this folder.", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> schema = new("--schema") { Description = "Write the JSON Schema by which editors check scenarios to standard output, and no scenario." };
        Option<string?> assay = new("--assay") { Description = $"Write an assay of a kind in the place of a cascade: {string.Join(", ", AssayReader.KindNames)}.", HelpName = "KIND" };
        ExampleCommand command = new(
            "new",
            "Write a commented scenario to start from: it is valid and runs as it stands.",
            new Example("anoikis new trial", "Writes trial.yaml."),
            new Example("anoikis new trial --assay dose_response", "Writes trial.yaml, an experiment with cells in dishes."),
            new Example("anoikis new --schema > scenario.schema.json", "The JSON Schema for editors."));
        command.Add(name);
        command.Add(assay);
        command.Add(schema);
        command.SetAction(parsed => (int)(parsed.GetValue(schema)
            ? WriteSchema(parsed.GetValue(assay), parsed.InvocationConfiguration.Output)
            : Write(parsed.GetValue(name), parsed.GetValue(assay), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error)));
        return command;
    }

    private static ExitCode WriteSchema(string? assay, TextWriter output)
    {
        output.Write(assay is null ? ScenarioSchema.Text : AssaySchema.Text);
        return ExitCode.Done;
    }

    private static ExitCode Write(string? name, string? assay, TextWriter output, TextWriter error)
    {
        if (assay is null)
        {
            return WriteScenario(name, ScenarioTemplate.Text, "run", output, error);
        }

        AssayKind[] kinds = [.. Enum.GetValues<AssayKind>().Where(k => AssayCommand.KindName(k) == assay)];
        if (kinds.Length == 0)
        {
            error.WriteLine($"error: --assay is '{assay}'{NearestName.Hint(assay, AssayReader.KindNames)}; allowed is {string.Join(", ", AssayReader.KindNames)}");
            return ExitCode.BadInput;
        }

        return WriteScenario(name, n => AssayTemplate.Text(n, kinds[0]), "assay", output, error);
    }

    private static ExitCode WriteScenario(string? name, Func<string, string> text, string command, TextWriter output, TextWriter error)
    {
        if (name is null || !ScenarioTemplate.IsName(name))
        {
            error.WriteLine($"error: NAME is '{name}'; allowed is a word of at most 60 letters, digits, '-', '_' and '.' that begins with a letter or a digit, as in: anoikis new trial");
            return ExitCode.BadInput;
        }

        string file = name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) ? name : name + ".yaml";
        try
        {
            using FileStream stream = new(file, FileMode.CreateNew, FileAccess.Write);
            stream.Write(System.Text.Encoding.UTF8.GetBytes(text(Path.GetFileNameWithoutExtension(file))));
        }
        catch (IOException) when (File.Exists(file))
        {
            error.WriteLine($"{file}: error: the file is there already and is left as it is; choose another name");
            return ExitCode.BadInput;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"{file}: error: the file cannot be written: {problem.Message}");
            return ExitCode.BadInput;
        }

        output.WriteLine($"{file} is written. Next: anoikis validate {file}, then anoikis {command} {file}");
        return ExitCode.Done;
    }
}
