using System.CommandLine;
using Anoikis.Cli.Help;

namespace Anoikis.Cli.Commands;

/// <summary><c>anoikis completion SHELL</c>: a script that lets a shell ask the program what may come next.</summary>
internal static class CompletionCommand
{
    private enum Shell
    {
        Bash,
        Zsh,
        Fish,
        Pwsh,
    }

    public static Command Create()
    {
        Argument<Shell> shell = new("SHELL") { Description = "bash, zsh, fish or pwsh." };
        ExampleCommand command = new(
            "completion",
            "Print a script that completes commands, options and names in your shell.",
            new Example("source <(anoikis completion bash)", "Completion in this bash; put the line into ~/.bashrc to keep it."),
            new Example("anoikis completion zsh > ~/.zsh/_anoikis", "A file for a folder of zsh's fpath."),
            new Example("anoikis completion fish > ~/.config/fish/completions/anoikis.fish", "The same for fish."),
            new Example("anoikis completion pwsh | Out-String | Invoke-Expression", "The same for PowerShell."));
        command.Arguments.Add(shell);
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.Write(Script(parsed.GetRequiredValue(shell)));
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static string Script(Shell shell) => shell switch
    {
        Shell.Bash => """
            _anoikis_complete() {
                local IFS=$'\n'
                COMPREPLY=( $(anoikis "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null) )
                COMPREPLY=( $(compgen -W "${COMPREPLY[*]}" -- "${COMP_WORDS[COMP_CWORD]}") )
            }
            complete -o default -F _anoikis_complete anoikis

            """,
        Shell.Zsh => """
            #compdef anoikis
            _anoikis() {
                local -a found
                found=("${(@f)$(anoikis "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
                compadd -a found
                _files
            }
            compdef _anoikis anoikis

            """,
        Shell.Fish => """
            function __anoikis_complete
                set -l line (commandline -cp)
                anoikis "[suggest:"(string length -- $line)"]" "$line" 2>/dev/null
            end
            complete -c anoikis -a '(__anoikis_complete)'

            """,
        _ => """
            Register-ArgumentCompleter -Native -CommandName anoikis -ScriptBlock {
                param($word, $line, $position)
                anoikis "[suggest:$position]" "$line" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }

            """,
    };
}
