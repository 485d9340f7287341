using System.Globalization;

namespace Fairlead.Detection.Credentials.CommandLines;

/// <summary>What a secret argument is made of.</summary>
internal enum ArgumentKind
{
    Password,
    Token,

    /// <summary>A name and a value, or two arguments that are that.</summary>
    NamedValue,

    /// <summary>A password after a user and a separator.</summary>
    UserAndPassword,

    /// <summary>A password after a word that says that it follows.</summary>
    PrefixedPassword,
}

/// <summary>How an option and its value are written.</summary>
internal enum OptionForm
{
    /// <summary>In two words, or with a sign between them.</summary>
    Separate,

    /// <summary>In two words or in one.</summary>
    Either,

    /// <summary>In one word.</summary>
    Attached,
}

/// <summary>A place in a command line where a secret stands: an option, a position, or the command's input.</summary>
internal sealed class SecretArgument
{
    private SecretArgument()
    {
    }

    /// <summary>The option; of input, the option that asks for it; empty if there is none.</summary>
    public string Option { get; private init; } = "";

    public OptionForm Form { get; private init; }

    public ArgumentKind Kind { get; private init; }

    /// <summary>What stands before the password: a separator, or a word.</summary>
    public string Mark { get; private init; } = "";

    /// <summary>The number of the argument among those that are no options, from one on; 0 for an option.</summary>
    public int Position { get; private init; }

    /// <summary>The number of the argument with the value, where <see cref="Position"/> has the name.</summary>
    public int ValuePosition { get; private init; }

    /// <summary>The option with the value, where <see cref="Option"/> has the name.</summary>
    public string ValueOption { get; private init; } = "";

    /// <summary>True if it is what is piped into the command.</summary>
    public bool IsInput { get; private init; }

    /// <summary>Windows' options begin with a slash and are written in either case; so are long ones elsewhere.</summary>
    public StringComparison Comparison =>
        Option.Length == 2 && Option[0] == '-' ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>Reads a word of the table.</summary>
    public static SecretArgument Parse(string word)
    {
        int equals = word.Length > 1 && word[word.Length - 1] != '=' ? word.IndexOf('=') : -1;
        string place = equals < 0 ? word : word.Substring(0, equals);
        string kind = equals < 0 ? "" : word.Substring(equals + 1);
        bool isInput = place[place.Length - 1] == '<';
        char last = place[place.Length - 1];
        string[] names = place.TrimStart('#').TrimEnd('<', '+', '!').Split(',');
        bool isPosition = place[0] == '#';
        return new SecretArgument
        {
            Option = isPosition ? "" : names[0],
            ValueOption = !isPosition && names.Length > 1 ? names[1] : "",
            Position = isPosition ? int.Parse(names[0], CultureInfo.InvariantCulture) : 0,
            ValuePosition = isPosition && names.Length > 1 ? int.Parse(names[1], CultureInfo.InvariantCulture) : 0,
            IsInput = isInput,
            Form = last == '+' ? OptionForm.Either : last == '!' ? OptionForm.Attached : OptionForm.Separate,
            Kind = kind switch
            {
                "token" => ArgumentKind.Token,
                "name" => ArgumentKind.NamedValue,
                "pass:" => ArgumentKind.PrefixedPassword,
                "" => ArgumentKind.Password,
                _ => ArgumentKind.UserAndPassword,
            },
            Mark = kind switch
            {
                "pass:" => kind,
                "token" or "name" or "" => "",
                _ => kind.Substring(kind.Length - 1),
            },
        };
    }
}
