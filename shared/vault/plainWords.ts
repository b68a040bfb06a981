/**
 * Words of passphrases that the app makes: short, plain, said over the phone without being spelled, and about nothing
 * that could hurt. Our own list; two to the power of ten, so that ten random bits choose one evenly.
 */
export const PLAIN_WORDS: readonly string[] = `
abbey acorn actor adapt aerial agile airport alarm album alley almanac almond alpine amber anchor angle ankle
antler apple apron arcade arch arena armchair aroma arrow artist aspen atlas attic autumn avenue awning bacon
badge badger bagel baker balcony ballad ballet balloon bamboo banana banjo banner barley barn barrel basil
basin basket batch beach beacon beads beaver beetle bell belt bench berry bicycle birch birdsong bison blanket
blazer blend bloom blossom blouse bluebell bobbin bonfire bonnet bookcase bookmark border borrow botany bottle
boulder bounce bracelet bracket bramble branch brass bread breeze brick bridge bright brisk brochure broom
brush bubble bucket buckle budget buffet bugle bundle bunny butter button buzzard cabbage cabin cable cactus
camel camera campsite canal candle canoe canvas canyon caper captain caramel caravan carbon cardigan cargo
carousel carpet carrot carton cashew castle catkin cattle cavern cedar cello cement chalk chapel chapter charm
chart cheddar cheese cherry chess chestnut chimney chorus cider cinema circle circus citrus civic clarinet
clay clever clinic cloak clock cloth cloud clover coach coast cobalt cobble cobweb coconut coffee collar comet
comic compass cookie copper coral corner cosmic cottage cotton county cousin crab crane crater crayon creek
cricket crisp crown cruise crumpet crystal cuckoo cumin cupboard curry curtain cushion custard cutlery cycle
cyclist daffodil dahlia dairy daisy dancer dapple dawn daybreak decade deer delta denim desert dewdrop diagram
diamond diary dinner diver docker dolphin domino donkey doodle doorbell dormouse double dovetail dragon drawer
dresser drift drum dumpling dune duvet dynamo eagle early earring earth easel easter eastern echo eclipse
edition eggcup eggshell eight elastic elbow elder elegant elm ember emblem emerald enamel engine envelope
equal errand evening fable fabric falcon family famous fancy fanfare farmer farmyard feather fennel fern ferry
fiddle field fifteen fig filter finch firefly fireside fjord flagon flagpole flame flannel flapjack flask
flavour fleece flint float flora florist flute foam fog folder footpath forest forge fork formal fossil
fountain fox foxglove fresh frost fruit furnace furrow gable galaxy gallery gallon garden garland garlic
garnet gazebo gecko gentle geyser gherkin giant ginger gingham giraffe glacier glass glen glide glitter globe
glossy glove goblet golden goldfish golf gondola goose gorse grain granite grape graph grass gravel green
greenery grid grill grocer grove guitar gull gutter gymnast habitat hammock hamster handbag handle harbour
harvest haystack hazel headland heather hedge hedgehog helmet heron hexagon highland hiking hilltop hinge
hobby hockey holiday holly honey hoop horizon horn hotel hound house humming hundred hydrant iceberg icing
igloo inch index indigo inkwell insect iris island ivory jacket jaguar jam jasmine jersey jigsaw jolly journal
jubilee jug juggle juice jumper jungle juniper jury kayak keel kelp kennel ketchup kettle keyboard keyring
kingdom kiosk kitchen kite kitten kiwi knapsack knitting koala label lace ladder ladle lagoon lake lakeside
lamp lamppost landmark lantern larch lasso laurel lavender lawn layer leaf leather ledger legend lemon lemur
lentil leopard letter lettuce level library lichen lifeboat lilac lily lime linen linnet lion lizard llama
lobby lobster lodge logic lorry lotus lumber lunar lunch lute lyric macaw magenta magnet magpie mailbag
mallard mallet mandolin mango manor mantle maple marble march margin marigold marina market marmot marsh
marzipan mayor meadow medal melody melon mercury meringue meteor metro midday migrate mild milk millet mineral
minibus minnow mint minute mirror mitten mixture mocha model modern module monday monkey moonbeam mosaic moss
motor mountain mouse muffin mulberry museum mushroom music mustard myrtle napkin narrow navy nectar needle
nephew nettle nickel nimble ninety noodle normal north notebook notepad nougat novel nugget number nutmeg oak
oasis oatcake oatmeal oboe ocean octave octopus office oilcloth olive onion onyx opal opera orange orbit
orchard orchid organ origami osprey otter outdoors outlook oval oven owl oxford oyster paddle paddock pagoda
paint palace palm pancake panda panel pansy paper paprika parade parasol parcel parrot parsley parsnip pasta
pastry patio pattern pavement peach peacock peanut pebble pelican pencil penguin penny pepper perch petal
phrase piano pickle picnic pigeon pillar pilot pine pinecone pioneer pipe planet plank plate plaza plum pocket
poem polar polish pond pony ponytail popcorn poplar poppy porch porridge port postcard potato pottery powder
prairie present pretzel primrose printer prism prize puddle puffin pulley pumpkin puppet purple puzzle pyramid
quail quaint quarry quartz quick quiet quilt quince quiver quote rabbit radar radio radish rafter railway
rainbow raincoat raisin ramble ranch raven ravine recipe record redwood reef referee relay relish ribbon rice
ridge ripple river robin rocket roller roof rose rosebud rosemary rota rotor rowan rowing royal rubber ruby
rudder rugby ruler rural rustic saddle saffron sailing sailor salad salmon samosa sandal sandwich sapphire
sardine satchel satin saturn scarf scarlet scenic school science scone scooter scroll seagull seashell season
seaweed sequin series seven shadow shallow shamrock shape sheep shelf shell shepherd sherbet shingle shoelace
shore shovel shower shrub shuttle silk silver simple singer sixty sketch skipper skylark skylight slate sledge
slipper slope smooth snooker snow snowdrop snowman soap soccer socket sofa solar sonnet soprano sorrel soup
south spade spaniel spark sparrow spice spider spinach spiral splash sponge spoon spring spruce square squash
squirrel stable stadium stamp staple starch starfish starling station statue steam stencil steppe stilt stone
stork story straw stream street string studio suede sugar suitcase sultana summer summit sundial sunny sunrise
sunset supper surf swallow swan sweater swift swing sycamore syrup table tablet tadpole tailor talent tango
tapestry tarmac tartan teabag teacup teapot teaspoon temple tempo tennis tent terrace textile theatre theory
thimble thirty thistle thrush thunder ticket tidal tiger tile timber tinsel toast toffee tomato topaz torch
tortoise toucan towel tower tractor trader trail train treacle treble trellis triangle tricycle trifle tripod
trolley trombone tropic trout trumpet tugboat tulip tundra tunnel turbine turnip turquoise turret turtle tweed
twelve twenty twig twine umbrella unicorn uniform upland upper valley vanilla vapour vase vault velvet verse
vessel viaduct victory village vinegar vintage viola violet violin vista vivid volcano volley voyage waffle
wagon wallpaper walnut walrus warbler water waterfall wattle wave weaver welcome west wharf wheat wheel
whirlpool whisk whistle wicker widget willow windmill window windsock winter wisdom wizard wombat wonder
wooden woodland woodpile wool workshop woven wren writer yacht yarn year yellow yodel yonder zebra zenith
zigzag zinc zipper zodiac
`
  .trim()
  .split(/\s+/);
