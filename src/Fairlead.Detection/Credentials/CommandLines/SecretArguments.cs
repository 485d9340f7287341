using Fairlead.Core.Text;

namespace Fairlead.Detection.Credentials.CommandLines;

/// <summary>Reads the secret arguments of a command whose grammar is known.</summary>
internal static class SecretArguments
{
    public static void AddMatches(string text, CommandLine command, CommandGrammar grammar, ref List<CredentialMatch>? matches)
    {
        int first = grammar.FindArguments(command);
        if (first < 0) return;
        foreach (SecretArgument argument in grammar.Arguments)
        {
            string name = $"{grammar.Name} {argument.Option}".TrimEnd();
            if (argument.IsInput)
            {
                if (command.HereString is { } input && AsksForInput(command, argument)) Add(text, argument, name, input, ref matches);
            }
            else if (argument.Position > 0)
            {
                AddPosition(text, command, argument, name, first, ref matches);
            }
            else if (argument.ValueOption.Length > 0)
            {
                SourceSpan? named = FindValue(command, argument.Option, argument);
                if (named is { } key && FindValue(command, argument.ValueOption, argument) is { } value)
                    AddNamed(text, command.GetText(key), value, ref matches);
            }
            else if (FindValue(command, argument.Option, argument) is { } value)
            {
                Add(text, argument, name, value, ref matches);
            }
        }
    }

    /// <summary>Adds the text that is piped into a command, if it reads a secret from there.</summary>
    public static void AddInput(
        string text, CommandLine command, CommandGrammar grammar, SourceSpan input, ref List<CredentialMatch>? matches)
    {
        SecretArgument? argument = Array.Find(grammar.Arguments, argument => argument.IsInput && AsksForInput(command, argument));
        if (argument is not null) Add(text, argument, $"{grammar.Name} {argument.Option}".TrimEnd(), input, ref matches);
    }

    private static bool AsksForInput(CommandLine command, SecretArgument argument) =>
        argument.Option.Length == 0 || Enumerable.Range(1, command.Words.Count - 1).Any(word => command.Is(word, argument.Option));

    private static void AddPosition(
        string text, CommandLine command, SecretArgument argument, string name, int first, ref List<CredentialMatch>? matches)
    {
        if (FindPosition(text, command, first, argument.Position) is not { } found) return;
        if (argument.ValuePosition == 0) Add(text, argument, name, found, ref matches);
        else if (FindPosition(text, command, first, argument.ValuePosition) is { } value)
            AddNamed(text, command.GetText(found), value, ref matches);
    }

    /// <summary>Finds a word by its number, without options and, as <c>net use</c> has them, drives and shares.</summary>
    private static SourceSpan? FindPosition(string text, CommandLine command, int first, int position)
    {
        for (int i = first; i < command.Words.Count; i++)
        {
            SourceSpan word = command.Words[i];
            bool isDrive = word.Length == 2 && text[word.Start + 1] == ':';
            if (command.IsOption(i) || isDrive || command.StartsWith(i, "\\\\", StringComparison.Ordinal)) continue;
            if (--position == 0) return word;
        }
        return null;
    }

    private static SourceSpan? FindValue(CommandLine command, string option, SecretArgument argument)
    {
        for (int i = 1; i < command.Words.Count; i++)
        {
            if (!command.StartsWith(i, option, argument.Comparison)) continue;
            SourceSpan word = command.Words[i];
            if (word.Length == option.Length)
            {
                if (argument.Form != OptionForm.Attached && i + 1 < command.Words.Count) return command.Words[i + 1];
                continue;
            }
            bool isJoined = command.GetCharacter(word.Start + option.Length) == (option[0] == '/' ? ':' : '=');
            bool isLong = option.Length > 2;
            if (isJoined && argument.Form == OptionForm.Separate) return command.GetRest(word, option.Length + 1);
            if (!isLong && argument.Form != OptionForm.Separate) return command.GetRest(word, option.Length);
        }
        return null;
    }

    private static void AddNamed(string text, string path, SourceSpan value, ref List<CredentialMatch>? matches)
    {
        string name = path.Substring(path.LastIndexOfAny([':', '/', '.']) + 1);
        SecretNameKind kind = SecretNames.GetKind(name);
        string word = text.Substring(value.Start, value.Length);
        if (kind != SecretNameKind.None && !IsReference(word) && SecretValues.IsSecretNamed(name, word))
            (matches ??= []).Add(EmbeddedPairs.CreateMatch(kind, name, value));
    }

    private static void Add(string text, SecretArgument argument, string name, SourceSpan value, ref List<CredentialMatch>? matches)
    {
        if (Trim(text, argument, value) is not { Length: > 1 } secret) return;
        string word = text.Substring(secret.Start, secret.Length);
        SecretNameKind kind = argument.Kind == ArgumentKind.Token ? SecretNameKind.Token : SecretNameKind.Password;
        if (!IsReference(word) && SecretValues.IsSecretOfKind(kind, word))
            (matches ??= []).Add(EmbeddedPairs.CreateMatch(kind, name, secret));
    }

    /// <summary>Takes away what stands before a password. Returns null if it is missing.</summary>
    private static SourceSpan? Trim(string text, SecretArgument argument, SourceSpan value)
    {
        if (argument.Mark.Length == 0) return value;
        int mark = text.IndexOf(argument.Mark, value.Start, value.Length, StringComparison.OrdinalIgnoreCase);
        bool isPrefix = argument.Kind == ArgumentKind.PrefixedPassword;
        if (mark < 0 || (isPrefix ? mark > value.Start : mark == value.Start)) return null;
        int start = mark + argument.Mark.Length;
        int end = argument.Mark == "/" ? text.IndexOf('@', start, value.End - start) : -1; // user/password@database
        if (end < 0) end = value.End;
        bool isQuoted = end - start > 1 && text[start] is '"' or '\'' && text[end - 1] == text[start]; // pass:"$PASSWORD"
        return isQuoted ? SourceSpan.FromBounds(start + 1, end - 1) : SourceSpan.FromBounds(start, end);
    }

    /// <summary>An option, a file, or something that is filled in when the command runs.</summary>
    private static bool IsReference(string word) =>
        word[0] is '-' or '@' or '`'
        || (word[0] == '/' && word.Length > 1 && char.IsLower(word[1]) && word.IndexOfAny(['/', ':'], 1) >= 0)
        || (word[0] == '$' && word.Length > 1 && (char.IsLetter(word[1]) || word[1] is '{' or '(' or '_'))
        || word.StartsWith("($", StringComparison.Ordinal)
        || (word[0] == '!' && word.Length > 2 && word[word.Length - 1] == '!')
        || word.StartsWith("file:", StringComparison.Ordinal)
        || word.StartsWith("env:", StringComparison.Ordinal);
}
