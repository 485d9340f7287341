namespace Fairlead.Generator.Model;

/// <summary>
/// The members of a generated type as far as they do not depend on which connection it is. Connections of one type mostly share one of these,
/// and so its code, which is written when it is first asked for.
/// </summary>
internal sealed record MembersModel(EquatableArray<PropertyModel> Properties, RecipeModel Recipe)
{
    private MembersCode? _code;

    public MembersCode CodeBy(Func<MembersModel, MembersCode> write) => _code ??= write(this);

    /// <summary>The code follows from the rest.</summary>
    public bool Equals(MembersModel? other) =>
        ReferenceEquals(this, other) || (other is not null && Properties.Equals(other.Properties) && Recipe.Equals(other.Recipe));

    public override int GetHashCode() => Properties.GetHashCode();
}

/// <summary>The code of members that connections share: the properties, what follows them, and the properties of the fake.</summary>
internal sealed record MembersCode(string Properties, string Conversions, string FakeProperties);
