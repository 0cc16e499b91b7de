namespace Anoikis.Tests.Cli;

/// <summary>A small model whose course is known: A decays with rate k into B; its unit of time is the minute.</summary>
internal static class SbmlTexts
{
    public const string Decay = """
        <?xml version="1.0" encoding="UTF-8"?>
        <sbml xmlns="http://www.sbml.org/sbml/level3/version2/core" level="3" version="2">
          <model id="decay" timeUnits="minute" substanceUnits="item" extentUnits="item">
            <listOfUnitDefinitions>
              <unitDefinition id="minute"><listOfUnits><unit kind="second" exponent="1" scale="0" multiplier="60"/></listOfUnits></unitDefinition>
            </listOfUnitDefinitions>
            <listOfCompartments><compartment id="cell" size="2" spatialDimensions="3" constant="true"/></listOfCompartments>
            <listOfSpecies>
              <species id="A" compartment="cell" initialAmount="100" hasOnlySubstanceUnits="true" boundaryCondition="false" constant="false"/>
              <species id="B" compartment="cell" initialConcentration="0" hasOnlySubstanceUnits="false" boundaryCondition="false" constant="false"/>
            </listOfSpecies>
            <listOfParameters><parameter id="kdecay" value="0.1" constant="true"/></listOfParameters>
            <listOfReactions>
              <reaction id="r" reversible="false">
                <listOfReactants><speciesReference species="A" stoichiometry="1" constant="true"/></listOfReactants>
                <listOfProducts><speciesReference species="B" stoichiometry="1" constant="true"/></listOfProducts>
                <kineticLaw><math xmlns="http://www.w3.org/1998/Math/MathML"><apply><times/><ci>kdecay</ci><ci>A</ci></apply></math></kineticLaw>
              </reaction>
            </listOfReactions>
          </model>
        </sbml>
        """;
}
