using System.CommandLine;
using Anoikis.Cli.Help;
using Anoikis.Studies.Scenarios;

namespace Anoikis.Cli.Commands;

/// <summary><c>anoikis new NAME</c>: writes a commented scenario to start from.</summary>
internal static class NewCommand
{
    public static Command Create()
    {
        Argument<string?> name = new("NAME") { Description = "The scenario's name; it is written to NAME.yaml in this folder.", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> schema = new("--schema") { Description = "Write the JSON Schema by which editors check scenarios to standard output, and no scenario." };
        ExampleCommand command = new(
            "new",
            "Write a commented scenario to start from: it is valid and runs as it stands.",
            new Example("anoikis new trial", "Writes trial.yaml."),
            new Example("anoikis new --schema > scenario.schema.json", "The JSON Schema for editors."));
        command.Add(name);
        command.Add(schema);
        command.SetAction(parsed => (int)(parsed.GetValue(schema)
            ? WriteSchema(parsed.InvocationConfiguration.Output)
            : WriteScenario(parsed.GetValue(name), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error)));
        return command;
    }

    private static ExitCode WriteSchema(TextWriter output)
    {
        output.Write(ScenarioSchema.Text);
        return ExitCode.Done;
    }

    private static ExitCode WriteScenario(string? name, TextWriter output, TextWriter error)
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
            stream.Write(System.Text.Encoding.UTF8.GetBytes(ScenarioTemplate.Text(Path.GetFileNameWithoutExtension(file))));
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

        output.WriteLine($"{file} is written. Next: anoikis validate {file}, then anoikis run {file}");
        return ExitCode.Done;
    }
}
