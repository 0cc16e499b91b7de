#!/bin/sh
# Every prediction of docs/science.md, "Held out: predicted, not fitted":  sh scenarios/predictions/predict.sh [NETWORK] [CELLS] [OUT]
# NETWORK is reference (the core) or full, each under the posterior that was fitted on it. A run takes the same 50 sets on the same cells; ratios are to the unchanged experiment of the same organ.
# Tumours are rare, so founding cells and micrometastases are split; that changes how often they are followed, not how likely they are.
set -eu
network=${1:-reference}
cells=${2:-250}
out=${3:-results/predictions-$network}
case $network in
    reference) liver=scenarios/liver-b16f1 ;;
    full) liver=scenarios/liver-b16f1-full ;;
    *) echo "predict.sh: the network is '$network'; allowed is reference, full" >&2; exit 2 ;;
esac
posterior=$liver.posterior.parquet

predict() {
    scenario=$1
    name=$2
    shift 2
    anoikis predict "$scenario" --posterior "$posterior" --sets 50 --cells "$cells" --out "$out/$name" \
        --set "network=$network" --set cascade.steps.founding.split=8 --set cascade.steps.micrometastasis.split=4 "$@"
}

# Contacts as often as before, but of cells without TRAIL.
no_trail='--set cascade.steps.arrested.stimuli.TRAIL.pulses.dose=0ng/mL
    --set cascade.steps.solitary.stimuli.TRAIL.pulses.dose=0ng/mL
    --set cascade.steps.founding.stimuli.TRAIL.pulses.dose=0ng/mL
    --set cascade.steps.micrometastasis.stimuli.TRAIL.pulses.dose=0ng/mL
    --set cascade.steps.macrometastasis.stimuli.TRAIL.pulses.dose=0ng/mL'
level=clones.B16F1.levels
liver=$liver.yaml
lung=scenarios/predictions/lung-b16f10.yaml

predict $liver liver
predict $lung lung
# What makes colonies live makes tumours common, and then splitting would only cost.
unsplit="--set cascade.steps.founding.split=1 --set cascade.steps.micrometastasis.split=1"
predict $liver liver-bcl2 --against "$out/liver" $unsplit --set $level.BCL2.fold=6     # four times the cells' own
predict $liver liver-no-contacts --against "$out/liver" $no_trail
predict $liver liver-bim-lost --against "$out/liver" --set $level.BCL2L11=lost
predict $liver liver-bax-bak-lost --against "$out/liver" $unsplit --set $level.BAX=lost --set $level.BAK1=lost
predict $liver liver-casp8-lost --against "$out/liver" --set $level.CASP8=lost
predict $liver liver-xiap-lost --against "$out/liver" --set $level.XIAP=lost
predict $lung lung-bcl2 --against "$out/lung" $unsplit --set $level.BCL2.fold=6
predict $lung lung-no-contacts --against "$out/lung" $no_trail
# DAPK1 is a module beside the core.
if [ "$network" = full ]; then
    predict $lung lung-dapk1-lost --against "$out/lung" --set $level.DAPK1=lost
fi
