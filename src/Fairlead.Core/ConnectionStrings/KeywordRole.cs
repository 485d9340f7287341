namespace Fairlead.Core.ConnectionStrings;

/// <summary>Roles of the keywords of connection strings.</summary>
internal enum KeywordRole
{
    /// <summary>It is no keyword that any driver knows.</summary>
    None,
    Option,
    Database,
    User,
    Server,

    /// <summary>The driver signs in as the process or with a token, so that no password is needed.</summary>
    Identity,

    /// <summary>What a person chose: any text but a placeholder is one.</summary>
    Password,

    /// <summary>What a service made: random, so that a text with a pattern in it is made up.</summary>
    Key,
}
