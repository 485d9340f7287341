using System.CommandLine;
using System.CommandLine.Parsing;
using Fairlead.Core.Connections;
using Fairlead.Operations;
using Fairlead.Operations.Writing;

namespace Fairlead.Tool.Commands.Connections;

/// <summary>The options of a connection's fields, under Airflow's names.</summary>
internal sealed class FieldOptions
{
    private readonly Option<string?> _type = new("--conn-type", "--type") { Description = "The connection type, such as postgres." };
    private readonly Option<string?> _description =
        new("--conn-description", "--description") { Description = "What the connection is for." };
    private readonly Option<string?> _host = new("--conn-host", "--host") { Description = "The host, or an address." };
    private readonly Option<string?> _login = new("--conn-login", "--login") { Description = "The user." };
    private readonly Option<string?> _schema =
        new("--conn-schema", "--schema") { Description = "The database, or what the type calls its schema." };
    private readonly Option<int?> _port = new("--conn-port", "--port") { Description = "The port." };

    private readonly Option<string?> _password = new("--conn-password", "--password")
    {
        Description =
            "The password; - reads it from standard input or asks for it. Anything else is seen by others in the list of processes.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _extra =
        new("--conn-extra", "--extra") { Description = "Everything else, as a JSON object; - reads it from standard input." };
    private readonly Option<string?> _uri =
        new("--conn-uri", "--uri") { Description = "The whole connection as a URI; - reads it from standard input." };
    private readonly Option<string?> _json =
        new("--conn-json", "--json") { Description = "The whole connection as JSON; - reads it from standard input." };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_type, _description, _host, _port, _schema, _login, _password, _extra, _uri, _json])
            command.Options.Add(option);
    }

    /// <summary>Reads the fields that are given.</summary>
    /// <exception cref="OperationException">A value can't be read; the message doesn't quote it.</exception>
    public ConnectionFields Read(ParseResult arguments, ToolContext context)
    {
        string? whole = ReadSecret(arguments, context, _uri, hasSecret: HasLogin)
            ?? ReadSecret(arguments, context, _json, hasSecret: static _ => true);
        string? extra = ReadSecret(arguments, context, _extra, hasSecret: static _ => false);
        if (extra is not null && !ConnectionExtraText.IsObject(extra)) throw OperationException.Request("The extra is not a JSON object");
        var given = new ConnectionFields
        {
            ConnType = arguments.GetValue(_type) is { } type ? ConnectionFields.NormalizeType(type) : null,
            Description = arguments.GetValue(_description),
            Host = arguments.GetValue(_host),
            Login = arguments.GetValue(_login),
            Schema = arguments.GetValue(_schema),
            Port = ReadPort(arguments),
            Password = ReadSecret(arguments, context, _password, hasSecret: static _ => true),
            Extra = extra,
        };
        return whole is null ? given : FieldValues.Merge(given, ReadWhole(whole, given.ConnType));
    }

    private static ConnectionFields ReadWhole(string text, string? connType)
    {
        try
        {
            return FieldValues.Read(text, connType, ConnectionFormat.Strict);
        }
        catch (OperationException e)
        {
            throw OperationException.Request(e.Message);
        }
    }

    private int? ReadPort(ParseResult arguments) => arguments.GetValue(_port) is not { } port ? null
        : port is >= 0 and <= 65535 ? port
        : throw OperationException.Request("The port is not a number from 0 to 65535");

    private static string? ReadSecret(ParseResult arguments, ToolContext context, Option<string?> option, Func<string, bool> hasSecret)
    {
        if (arguments.GetResult(option) is not OptionResult { Implicit: false } result) return null;
        string? value = result.GetValueOrDefault<string?>();
        if (value is not (null or "-"))
        {
            if (hasSecret(value))
                context.Error.WriteLine(
                    $"warning: {option.Name} holds a secret, which others can see in the list of processes and the shell's history; "
                    + $"use {option.Name} -");
            return value;
        }
        string? read = context.AskForSecret is { } ask ? ask($"{option.Name[2..]}: ") : context.In.ReadToEnd().TrimEnd('\r', '\n');
        return string.IsNullOrEmpty(read) ? throw OperationException.Request($"Nothing was given for {option.Name}") : read;
    }

    private static bool HasLogin(string uri) => uri.Contains('@', StringComparison.Ordinal) || uri.Contains('?', StringComparison.Ordinal);
}
