#!/bin/sh
# Builds CVODE and KLU for the baseline: optimised for this processor from Debian's source packages ("native"), or, where those
# cannot be had, the packaged libraries ("packaged"). Leaves build/flags (how to compile against them) and build/kind (which).
#
#   benchmarks/cvode/build.sh [native|packaged]
#
# Without an argument it tries native first. Needs gcc; native also needs apt-get with access to a Debian mirror, tar, xz and cmake.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
build=${CVODE_BUILD:-$here/build}
optimise='-O3 -march=native -DNDEBUG'
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
release=${DEBIAN_RELEASE:-bookworm}
wanted=${1:-any}
mkdir -p "$build"

fetch_sources() {
    # A package list of its own: the machine's sources stay as they are. apt checks the archive's signature.
    apt="$build/apt"
    mkdir -p "$apt/lists" "$apt/cache/archives/partial" "$build/source"
    echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $release main" > "$apt/sources.list"
    set -- -o "Dir::Etc::SourceList=$apt/sources.list" -o Dir::Etc::SourceParts=/dev/null \
        -o "Dir::State::Lists=$apt/lists" -o "Dir::Cache=$apt/cache" -o APT::Sandbox::User=root -q
    apt-get "$@" update
    cd "$build/source"
    apt-get "$@" source --only-source --download-only sundials suitesparse
    for package in sundials suitesparse; do
        mkdir -p "$package"
        tar -xf "$package"_*.orig.tar.xz -C "$package" --strip-components=1
    done
    ls sundials_*.dsc suitesparse_*.dsc | sed 's/\.dsc$//' > "$build/versions"
}

build_klu() {
    # KLU and what it orders with, with 32-bit indices; no makefile of SuiteSparse is needed for these few files.
    cd "$build/source/suitesparse"
    mkdir -p "$build/native/include" "$build/native/lib"
    cp SuiteSparse_config/SuiteSparse_config.h AMD/Include/amd*.h COLAMD/Include/colamd.h BTF/Include/btf.h KLU/Include/klu*.h "$build/native/include"
    for component in SuiteSparse_config:suitesparseconfig AMD/Source:amd COLAMD/Source:colamd BTF/Source:btf KLU/Source:klu; do
        folder=${component%:*}
        library=${component#*:}
        rm -rf "$build/objects/$library"
        mkdir -p "$build/objects/$library"
        for source in "$folder"/*.c; do
            # shellcheck disable=SC2086
            gcc $optimise -DNTIMER -ISuiteSparse_config -IAMD/Include -ICOLAMD/Include -IBTF/Include -IKLU/Include \
                -c "$source" -o "$build/objects/$library/$(basename "$source" .c).o"
        done
        rm -f "$build/native/lib/lib$library.a"
        ar rcs "$build/native/lib/lib$library.a" "$build/objects/$library"/*.o
    done
}

build_sundials() {
    cmake -S "$build/source/sundials" -B "$build/sundials" -DCMAKE_BUILD_TYPE=Release -DCMAKE_C_FLAGS_RELEASE="$optimise" \
        -DCMAKE_INSTALL_PREFIX="$build/native" -DCMAKE_INSTALL_LIBDIR=lib -DBUILD_SHARED_LIBS=OFF -DBUILD_STATIC_LIBS=ON \
        -DBUILD_ARKODE=OFF -DBUILD_CVODES=OFF -DBUILD_IDA=OFF -DBUILD_IDAS=OFF -DBUILD_KINSOL=OFF \
        -DEXAMPLES_ENABLE_C=OFF -DEXAMPLES_ENABLE_CXX=OFF -DEXAMPLES_INSTALL=OFF -DSUNDIALS_INDEX_SIZE=32 \
        -DENABLE_KLU=ON -DKLU_INCLUDE_DIR="$build/native/include" -DKLU_LIBRARY_DIR="$build/native/lib"
    cmake --build "$build/sundials" --target install -j "$(nproc)"
}

build_native() {
    libraries="$build/native/lib"
    if [ ! -f "$libraries/libsundials_sunlinsolklu.a" ]; then
        [ -d "$build/source/suitesparse/KLU" ] || fetch_sources
        build_klu
        build_sundials
    fi
    echo "$optimise -I$build/native/include|-L$libraries -lsundials_cvode -lsundials_sunlinsolklu -lsundials_sunmatrixsparse -lsundials_nvecserial -lklu -lcolamd -lamd -lbtf -lsuitesparseconfig -lm" > "$build/flags"
    echo native > "$build/kind"
}

build_packaged() {
    printf '#include <cvode/cvode.h>\n#include <sunlinsol/sunlinsol_klu.h>\nint main(void) { return 0; }\n' > "$build/probe.c"
    gcc -I/usr/include/suitesparse "$build/probe.c" -o "$build/probe" -lsundials_cvode -lsundials_sunlinsolklu -lklu
    echo "$optimise -I/usr/include/suitesparse|-lsundials_cvode -lsundials_sunlinsolklu -lsundials_sunmatrixsparse -lsundials_sunlinsoldense -lsundials_nvecserial -lklu -lm" > "$build/flags"
    echo packaged > "$build/kind"
    [ -z "$(command -v dpkg-query)" ] || dpkg-query -W -f '${Package}_${Version}\n' libsundials-cvode6 libklu1 > "$build/versions" || true
}

case $wanted in
native) build_native > "$build/native.log" 2>&1 ;;
packaged) build_packaged ;;
any)
    # A process of its own, because a shell that tests a function's result ignores the failures inside it.
    "$here/build.sh" native > /dev/null || {
        tail -5 "$build/native.log" >&2
        echo "SUNDIALS cannot be built from source here (see native.log in the build folder): the packaged library is used" >&2
        build_packaged
    }
    ;;
*)
    echo "usage: build.sh [native|packaged]" >&2
    exit 2
    ;;
esac
cat "$build/kind"
