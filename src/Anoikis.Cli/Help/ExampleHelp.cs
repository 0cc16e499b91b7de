using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Anoikis.Cli.Help;

/// <summary>The usual help, and then the command's examples: people copy a line that works and change it.</summary>
internal sealed class ExampleHelp(HelpAction usual) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        int code = usual.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        IEnumerable<Example> examples = parseResult.CommandResult.Command switch
        {
            ExampleCommand command => command.Examples,
            RootCommand root => root.Subcommands.OfType<ExampleCommand>().SelectMany(command => command.Examples.Take(1)),
            _ => [],
        };
        if (examples.Any())
        {
            output.WriteLine("Examples:");
            foreach (Example example in examples)
            {
                output.WriteLine($"  {example.Line}");
                output.WriteLine($"      {example.Meaning}");
            }

            output.WriteLine();
        }

        return code;
    }
}
